import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { suggest } from '../../lib/problem/did-you-mean.ts'
import type { Problem } from '../../lib/problem/problem.ts'
import { GLOSSARY } from '../../lib/publication/content-names.ts'
import { parseYaml } from '../../lib/source/parse-yaml.ts'
import { readSource } from '../../lib/source/source-file.ts'
import { text, zodProblems } from '../../lib/source/values.ts'

/** The forms of a word by language. The first is the one to write; in the others `*` stands for any ending. */
export type WordForms = Readonly<Record<string, readonly string[]>>

const forms = z
  .union([text, z.array(text).min(1, { error: 'name at least one form' })], {
    error: 'write a text, or a list of its forms',
  })
  .transform((given) => (typeof given === 'string' ? [given] : given))
const byLanguage = z.record(z.string(), forms)
const term = z
  .object({
    title: byLanguage.describe('The title of a person with this name, by language.').default({}),
    avoid: byLanguage.describe('Words that no text may have in its place, by language.').default({}),
  })
  .catchall(forms)
  .transform(({ title, avoid, ...terms }) => ({ terms, title, avoid }))

/**
 * A name or term of the newsroom, the title of a person with this name, and words that no text may have in its place.
 */
export type GlossaryTerm = Readonly<Record<keyof z.infer<typeof term>, WordForms>>

/** The schema of glossary.yaml. */
export const glossarySchema = z.array(term)

/**
 * Reads glossary.yaml, which a newsroom need not have. No page depends on it, so its problems are warnings.
 * @param root the content folder
 * @param languages the languages of the newspaper; undefined if they are not known
 */
export function readGlossary(root: string, languages?: readonly string[]) {
  const file = path.join(root, GLOSSARY)
  const problems: Problem[] = []
  if (!existsSync(file)) return { glossary: [], problems }
  const { source, readable, problems: unread } = readSource(root, file)
  const { parsed, problems: invalid } = readable ? parseYaml(source, source.text) : {}
  problems.push(...asWarnings([...unread, ...(invalid ?? [])]))
  if (!parsed) return { glossary: [], problems }
  const { data: glossary = [], error } = glossarySchema.safeParse(parsed.value ?? [], { reportInput: true })
  problems.push(...asWarnings(zodProblems(source, parsed, error?.issues ?? [], glossarySchema)))
  for (const [index, { terms, title, avoid }] of glossary.entries()) {
    for (const [where, words] of [
      [[], terms],
      [['title'], title],
      [['avoid'], avoid],
    ] as const) {
      for (const tag of Object.keys(words).filter((one) => languages && !languages.includes(one))) {
        const place = parsed.placeOf([index, ...where, tag], 'key')
        const message = `“${tag}” is not one of the languages.`
        const hint = suggest(tag, [...(languages ?? []), 'title', 'avoid'])
        problems.push({ file: source.name, ...place, severity: 'warning', rule: 'language-unknown', message, hint })
      }
    }
  }
  return { glossary, problems }
}

function asWarnings(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, severity: 'warning' }))
}

/** Returns the forms of a word in a language, or else in the language without its script and region. */
export function formsIn(words: WordForms, lang: string): readonly string[] {
  return words[lang] ?? words[lang.replace(/-.*/, '')] ?? []
}

/**
 * Returns the forms of a term in an original, each with the form to write in a translation: its own if there is none.
 */
export function formsOfTerm({ terms }: GlossaryTerm, from: string, to: string): [theirs: string, ours: string][] {
  const theirs = formsIn(terms, from).filter((form) => !form.includes('*'))
  const ours = formsIn(terms, to).find((form) => !form.includes('*'))
  return theirs.map((form) => [form, ours ?? form])
}
