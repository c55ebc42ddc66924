import { suggest } from '../../problem/did-you-mean.ts'
import type { Place, Problem } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import type { Publication } from '../../publication/publication.ts'
import type { ParsedStoryFile } from '../read/read-story.ts'
import { undeclaredEmbeds } from '../read/undeclared-embeds.ts'
import type { Story } from '../types/story.ts'
import { firstDifference } from './compare-sections.ts'
import { joinLanguages } from './join-languages.ts'
import { unpublishedReasonOf } from './schedule.ts'

/**
 * Joins the languages of one story: finds the original and checks each translation against it. The translations inherit
 * the facts that are the same in every language.
 * @param dated whether to warn if the original has no date
 */
export function toStory(
  manuscripts: readonly ParsedStoryFile[],
  publication: Publication | undefined,
  dated: boolean,
): { story: Story | undefined; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (
    manuscript: ParsedStoryFile,
    place: Place,
    rule: Rule,
    message: string,
    hint: string,
    severity: Problem['severity'] = 'error',
  ) => {
    problems.push({ file: manuscript.source.name, ...place, rule, severity, message, hint })
  }
  const original = findOriginal(manuscripts, publication?.defaultLanguage, report)
  for (const manuscript of manuscripts) {
    const { frontMatter, yaml } = manuscript
    // Front matter with other errors may still name a section.
    const section: unknown = Object(yaml?.value).section
    if (publication && yaml && typeof section === 'string' && section.trim()) {
      const known = Object.keys(publication.sections)
      const message = `There is no section “${section.trim()}” in site.yaml.`
      if (!known.includes(section.trim()))
        report(manuscript, yaml.placeOf(['section']), 'value-invalid', message, suggest(section, known))
    }
    for (const { place, message, hint } of publication ? undeclaredEmbeds(manuscript.sections, publication) : []) {
      report(manuscript, place, 'embed-host', message, hint)
    }
    if (!frontMatter || !yaml) continue
    // An empty file is reported already; it has no sections to compare.
    if (original && manuscript !== original && original.sections.length > 0 && manuscript.sections.length > 0) {
      const difference = firstDifference(original.sections, manuscript.sections, original.source.name, manuscript.end)
      // A draft may be incomplete; that must not prevent the complete languages from being published.
      const isDraft = unpublishedReasonOf([frontMatter, original.frontMatter]) === 'draft'
      if (difference)
        report(
          manuscript,
          difference.place,
          'translation-misaligned',
          difference.message,
          'Give every section of the original its place, in the same order.',
          isDraft ? 'warning' : 'error',
        )
    }
    // Translations inherit the picture, but not its texts, because these are in the original's language.
    const src = frontMatter.cover?.src ?? original?.frontMatter?.cover?.src
    if (src && !frontMatter.cover?.alt) {
      report(
        manuscript,
        yaml.placeOf(['cover'], 'key'),
        'picture-alt-missing',
        'The cover has no text for those who cannot see it.',
        'Write `alt: what it shows` under `cover:`.',
      )
    } else if (frontMatter.cover && !src && original) {
      report(
        manuscript,
        yaml.placeOf(['cover'], 'key'),
        'key-missing',
        'The key “cover.src” is missing.',
        'Name the picture’s file in the original.',
      )
    }
  }
  if (dated && original?.frontMatter && !original.frontMatter.date && !original.frontMatter.publish) {
    const hint = 'Add `date: 2025-02-24` with the right day; or accept this with a reason under `accept:`.'
    const message =
      'This story has no date: it sorts last, stands among the undated in the archive, and is no news to search engines.'
    report(original, { line: 1, column: 1 }, 'date-missing', message, hint, 'warning')
  }
  if (!original?.frontMatter || problems.some((problem) => problem.severity === 'error'))
    return { story: undefined, problems }
  return { story: joinLanguages(manuscripts, original, publication), problems }
}

type Report = (manuscript: ParsedStoryFile, place: Place, rule: Rule, message: string, hint: string) => void

function findOriginal(
  manuscripts: readonly ParsedStoryFile[],
  defaultLanguage: string | undefined,
  report: Report,
): ParsedStoryFile | undefined {
  const readable = manuscripts.filter((manuscript) => manuscript.frontMatter)
  const [original, ...others] = readable
    .filter((manuscript) => !manuscript.frontMatter?.translation)
    .sort((a, b) => Number(b.lang === defaultLanguage) - Number(a.lang === defaultLanguage))
  for (const other of others) {
    const message = `Both this file and ${original?.source.name} claim to be the original.`
    report(
      other,
      { line: 1, column: 1 },
      'original-missing',
      message,
      `Add \`translation: {of: ${original?.lang}, by: human}\`.`,
    )
  }
  for (const manuscript of readable) {
    const of = manuscript.frontMatter?.translation?.of
    if (of === undefined || of === original?.lang) continue
    const exists = manuscripts.some((other) => other.lang === of)
    // A file with errors is reported already; its translations are not to blame.
    if (exists && !original) continue
    const message = exists ? `“${of}” is itself a translation.` : `There is no original in “${of}” beside this file.`
    const hint = original
      ? `The original here is “${original.lang}”.`
      : 'One language has no `translation`: the original.'
    report(
      manuscript,
      manuscript.yaml?.placeOf(['translation', 'of']) ?? { line: 1, column: 1 },
      'original-missing',
      message,
      hint,
    )
  }
  return original
}
