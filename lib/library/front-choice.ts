import { existsSync } from 'node:fs'
import path from 'node:path'
import { suitableTags } from '../language/language.ts'
import { suggest } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { type FrontChoice, frontSchema } from '../publication/front-schema.ts'
import { languagesFor, type Publication } from '../publication/publication.ts'
import { isPast } from '../settings/settings.ts'
import { parseYaml, type YamlValue } from '../source/parse-yaml.ts'
import { nameOf, readSource } from '../source/source-file.ts'
import { type ByLanguage, zodProblems } from '../source/values.ts'
import type { Story } from '../story/types/story.ts'

/** The result of reading front.yaml, or that of one language. */
export interface ReadFront {
  /** The language that it is for; undefined for all. */
  readonly lang: string | undefined
  /** Undefined if it has errors other than unknown keys. */
  readonly choice?: FrontChoice
  readonly parsed?: YamlValue
  readonly file: string
  readonly problems: readonly Problem[]
}

/** Returns the name of the file of the editors’ choice in the content folder, for all languages or for one. */
export function frontFile(lang?: string): string {
  return lang === undefined ? 'front.yaml' : `front.${lang}.yaml`
}

/** Reads front.yaml and those of single languages, which a newsroom need not have. */
export function readFronts(root: string, { languages }: Pick<Publication, 'languages'>): ReadFront[] {
  const all = [undefined, ...languages.map(({ tag }) => tag)]
  return all.filter((lang) => existsSync(path.join(root, frontFile(lang)))).map((lang) => readFront(root, lang))
}

function readFront(root: string, lang: string | undefined): ReadFront {
  const where = path.join(root, frontFile(lang))
  const file = nameOf(root, where)
  const { source, readable, problems } = readSource(root, where)
  if (!readable) return { lang, file, problems }
  const { parsed, problems: yamlProblems } = parseYaml(source, source.text)
  if (!parsed) return { lang, file, problems: [...problems, ...yamlProblems] }
  const { error } = frontSchema.safeParse(parsed.value ?? {}, { reportInput: true })
  const { data } = frontSchema.strip().safeParse(parsed.value ?? {})
  const wrong = error ? zodProblems(source, parsed, error.issues, frontSchema) : []
  return { lang, file, parsed, problems: [...problems, ...yamlProblems, ...wrong], ...(data && { choice: data }) }
}

/** Returns the editors’ choice for a language that is valid at the time of the build: its own before that for all. */
export function currentChoice<Front extends Pick<ReadFront, 'lang' | 'choice'>>(
  fronts: readonly Front[],
  lang: string,
): Front | undefined {
  const current = fronts.filter(({ choice }) => choice && !isPast(choice.until))
  return current.find((front) => front.lang === lang) ?? current.find((front) => front.lang === undefined)
}

/**
 * Checks the stories and headings that front.yaml, or that of a language, names. All stories must be read before.
 * @param fronts all these files: that for all languages is not about those that have their own
 * @param slugs the folders of all stories, published or not
 * @param failed the folders of stories with errors: their languages may be missing for that reason alone
 */
export function frontProblems(
  { choice, parsed, file, lang }: ReadFront,
  fronts: readonly ReadFront[],
  publication: Publication,
  slugs: readonly string[],
  published: ReadonlyMap<string, Story>,
  failed: ReadonlySet<string>,
): Problem[] {
  if (!choice || !parsed) return []
  const problems: Problem[] = []
  const report = (where: readonly PropertyKey[], rule: Rule, message: string, hint: string, isWarning = false) => {
    problems.push({ file, ...parsed.placeOf(where), severity: isWarning ? 'warning' : 'error', rule, message, hint })
  }
  const all = publication.languages.map(({ tag }) => tag)
  const tags = lang === undefined ? all.filter((tag) => !fronts.some((front) => front.lang === tag)) : [lang]
  const named = new Set<string>()
  const check = (slug: string, where: readonly PropertyKey[]) => {
    const editions = published.get(slug)?.editions
    const missing = tags.filter((tag) => !languagesFor(publication, tag).some((one) => editions?.has(one)))
    if (named.has(slug)) report(where, 'value-invalid', `“${slug}” is named twice.`, 'Delete it here.')
    else if (!slugs.includes(slug)) report(where, 'front-story', `There is no story “${slug}”.`, suggest(slug, slugs))
    else if (missing.length > 0 && !failed.has(slug)) {
      const message = `“${slug}” is not published in ${missing.join(', ')}, whose front pages leave it out.`
      report(where, 'front-language', message, 'Publish it in these languages, or name another story.', true)
    }
    named.add(slug)
  }
  const known = ['', ...all.flatMap(suitableTags)]
  const checkLabel = (label: ByLanguage, where: readonly PropertyKey[]) => {
    for (const tag of Object.keys(label).filter((language) => !known.includes(language))) {
      const message = `“${tag}” is not one of the languages.`
      report([...where, tag], 'language-unknown', message, 'Delete it, or add it to `languages`.')
    }
  }
  if (choice.lead !== undefined) check(choice.lead, ['lead'])
  for (const [index, slug] of choice.order.entries()) check(slug, ['order', index])
  for (const [index, group] of choice.groups.entries()) {
    for (const [place, slug] of group.stories.entries()) check(slug, ['groups', index, 'stories', place])
    checkLabel(group.label, ['groups', index, 'label'])
  }
  if (choice.notice) checkLabel(choice.notice.text, ['notice', 'text'])
  if (isPast(choice.until)) {
    const message = 'This date has passed, so the front pages ignore this file.'
    report(['until'], 'front-over', message, 'Choose stories again, or delete the file.', true)
  }
  return problems
}

/** Returns the stories that the editors chose for the front page of any of these languages. */
export function chosenStories(
  fronts: readonly Pick<ReadFront, 'lang' | 'choice'>[],
  tags: readonly string[],
): ReadonlySet<string> {
  const choices = tags.flatMap((tag) => currentChoice(fronts, tag)?.choice ?? [])
  return new Set(
    choices.flatMap(({ lead, order, groups }) => [
      ...(lead ? [lead] : []),
      ...order,
      ...groups.flatMap((group) => group.stories),
    ]),
  )
}
