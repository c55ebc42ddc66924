import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { suggest } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import type { Publication } from '../publication/publication.ts'
import { buildTime } from '../settings/settings.ts'
import { parseYaml, type YamlValue } from '../source/parse-yaml.ts'
import { nameOf, readSource } from '../source/source-file.ts'
import { text } from '../source/values.ts'
import { zodProblems } from '../source/zod-problems.ts'
import { isDate } from '../story/read/date.ts'
import type { Story } from '../story/types/story.ts'

const stories = z.array(text)

/** The schema of front.yaml: the editors' choice for the front pages. Stories are named by their folders. */
export const frontSchema = z
  .strictObject({
    lead: text
      .describe('The first story of the front page.')
      .meta({ examples: ['the-harbour-reopens'] })
      .optional(),
    order: stories
      .describe('The stories that follow it, in this order. The newest ones come after them.')
      .meta({ examples: [['rice-falls', 'the-night-train']] })
      .default([]),
    groups: z
      .array(
        z.strictObject({
          label: z.record(z.string(), text).describe('The heading of the group, in each language.'),
          stories: stories.min(1, { error: 'name at least one story' }).describe('Its stories, in this order.'),
        }),
      )
      .describe('Stories under a heading of their own, before the sections of the newspaper.')
      .default([]),
    until: z
      .string()
      .refine(isDate, { error: 'write 2027-03-01, or 2027-03-01T09:00:00+08:00' })
      .describe('The time from which builds ignore this file, so that no old choice stays on the front page.')
      .meta({ examples: ['2027-03-01'] })
      .optional(),
  })
  .describe(
    'The editors’ choice for the front page of every language. Without this file, the newest stories come first.',
  )

/** The editors' choice for the front pages. */
export type FrontChoice = z.infer<typeof frontSchema>

/** The result of reading front.yaml. */
export interface ReadFront {
  /** Undefined if there is no front.yaml, or if it has errors. */
  readonly choice?: FrontChoice
  readonly parsed?: YamlValue
  readonly file: string
  readonly problems: readonly Problem[]
}

/** The file of the editors’ choice in the content folder. */
export const FRONT_FILE = 'front.yaml'

/** Reads front.yaml, which a newsroom need not have. */
export function readFront(root: string): ReadFront {
  const where = path.join(root, FRONT_FILE)
  const file = nameOf(root, where)
  if (!existsSync(where)) return { file, problems: [] }
  const { source, readable, problems } = readSource(root, where)
  if (!readable) return { file, problems }
  const { parsed, problems: yamlProblems } = parseYaml(source, source.text)
  if (!parsed) return { file, problems: [...problems, ...yamlProblems] }
  const { data, error } = frontSchema.safeParse(parsed.value ?? {}, { reportInput: true })
  const wrong = error ? zodProblems(source, parsed, error.issues, frontSchema) : []
  return { file, parsed, problems: [...problems, ...yamlProblems, ...wrong], ...(data && { choice: data }) }
}

/** Whether what editors chose for the front page is still valid at the time of the build. */
export function isCurrentChoice({ until }: FrontChoice): boolean {
  return until === undefined || Date.parse(until) > buildTime()
}

/**
 * Checks the stories and headings that front.yaml names. All stories must be read before.
 * @param slugs the folders of all stories, published or not
 * @param failed the folders of stories with errors: their languages may be missing for that reason alone
 */
export function frontProblems(
  { choice, parsed, file }: ReadFront,
  { languages }: Publication,
  slugs: readonly string[],
  published: ReadonlyMap<string, Story>,
  failed: ReadonlySet<string>,
): Problem[] {
  if (!choice || !parsed) return []
  const problems: Problem[] = []
  const report = (where: readonly PropertyKey[], rule: Rule, message: string, hint: string, isWarning = false) => {
    problems.push({ file, ...parsed.placeOf(where), severity: isWarning ? 'warning' : 'error', rule, message, hint })
  }
  const tags = languages.map(({ tag }) => tag)
  const named = new Set<string>()
  const check = (slug: string, where: readonly PropertyKey[]) => {
    const editions = published.get(slug)?.editions
    const missing = tags.filter((tag) => !editions?.has(tag))
    if (named.has(slug)) report(where, 'value-invalid', `“${slug}” is named twice.`, 'Delete it here.')
    else if (!slugs.includes(slug)) report(where, 'front-story', `There is no story “${slug}”.`, suggest(slug, slugs))
    else if (missing.length > 0 && !failed.has(slug)) {
      const message = `“${slug}” is not published in ${missing.join(', ')}, whose front pages leave it out.`
      report(where, 'front-language', message, 'Publish it in these languages, or name another story.', true)
    }
    named.add(slug)
  }
  if (choice.lead !== undefined) check(choice.lead, ['lead'])
  for (const [index, slug] of choice.order.entries()) check(slug, ['order', index])
  for (const [index, group] of choice.groups.entries()) {
    for (const [place, slug] of group.stories.entries()) check(slug, ['groups', index, 'stories', place])
    for (const tag of tags.filter((language) => group.label[language] === undefined)) {
      const message = `The heading of this group has no text in “${tag}”.`
      report(['groups', index, 'label'], 'text-missing', message, `Add a line \`${tag}: …\` here.`)
    }
    for (const tag of Object.keys(group.label).filter((language) => !tags.includes(language))) {
      const message = `“${tag}” is none of the languages.`
      report(['groups', index, 'label', tag], 'language-unknown', message, 'Delete it, or add it to `languages`.')
    }
  }
  if (!isCurrentChoice(choice)) {
    const message = 'This date has passed, so the front pages ignore this file.'
    report(['until'], 'front-over', message, 'Choose stories again, or delete the file.', true)
  }
  return problems
}
