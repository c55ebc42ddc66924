import { describe, expect, it } from 'vitest'
import { readFonts } from '../../lib/fonts/read-fonts.ts'
import { readLibrary } from '../../lib/library/read-library.ts'
import { compareProblems } from '../../lib/problem/problem.ts'
import { RULES } from '../../lib/problem/rules.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { lintStory } from '../../packages/lint/lint-story.ts'
import { ALIAS_CASES } from './cases/alias-cases.ts'
import { ATTACHED_CASES } from './cases/attached-cases.ts'
import { AUTHOR_CASES } from './cases/author-cases.ts'
import { CHART_CASES } from './cases/chart-cases.ts'
import { EMBED_CASES } from './cases/embed-cases.ts'
import { EXTENSION_CASES } from './cases/extension-cases.ts'
import { FILE_CASES } from './cases/file-cases.ts'
import { FONT_CASES } from './cases/font-cases.ts'
import { FRONT_CASES } from './cases/front-cases.ts'
import { FRONT_MATTER_CASES } from './cases/front-matter-cases.ts'
import { LINK_CASES } from './cases/link-cases.ts'
import { LINT_CASES } from './cases/lint-cases.ts'
import { LOOK_CASES } from './cases/look-cases.ts'
import { MARKDOWN_CASES } from './cases/markdown-cases.ts'
import { MESSAGE_CASES } from './cases/message-cases.ts'
import { NEWSLETTER_CASES } from './cases/newsletter-cases.ts'
import { PICTURE_CASES } from './cases/picture-cases.ts'
import { SITE_CASES } from './cases/site-cases.ts'
import { STATIC_CASES } from './cases/static-cases.ts'
import { THEME_CASES } from './cases/theme-cases.ts'
import { TRANSLATION_CASES } from './cases/translation-cases.ts'
import { inOneLine, writeNewsroom } from './newsroom.ts'

const CASES = {
  'site.yaml and the standing pages': SITE_CASES,
  'the look of the publication': LOOK_CASES,
  'the newsletter, mail, comments and support': NEWSLETTER_CASES,
  'the fonts of the newsroom': FONT_CASES,
  'the authors of site.yaml': AUTHOR_CASES,
  'front.yaml': FRONT_CASES,
  'the texts of the interface': MESSAGE_CASES,
  'files and folders': FILE_CASES,
  'the newsroom’s own files': STATIC_CASES,
  'theme.css': THEME_CASES,
  'front matter': FRONT_MATTER_CASES,
  Markdown: MARKDOWN_CASES,
  charts: CHART_CASES,
  embeds: EMBED_CASES,
  extensions: EXTENSION_CASES,
  links: LINK_CASES,
  aliases: ALIAS_CASES,
  pictures: PICTURE_CASES,
  'files beside a story': ATTACHED_CASES,
  translations: TRANSLATION_CASES,
  'what an editor would look at again': LINT_CASES,
}

it('finds nothing wrong with a good newsroom, and lets it be published', () => {
  const { library, problems } = readLibrary(writeNewsroom(), undefined, lintStory)
  expect(problems).toEqual([])
  expect([...(library?.stories.keys() ?? [])]).toEqual(['harvest'])
})

describe.each(Object.entries(CASES))('among %s, the check finds', (_, cases) => {
  it.each(cases)('$kind', async ({ changes, problems, says }) => {
    const { isPublished, problems: found } = await problemsIn(writeNewsroom(changes))
    expect(found.map(inOneLine)).toEqual(problems)
    // Warnings alone do not prevent publishing.
    expect(isPublished).toBe(problems.every((problem) => problem.endsWith('(warning)')))
    if (says) expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(says)
  })
})

const CONFIGURATION = [
  ...[...SITE_CASES, ...LOOK_CASES, ...NEWSLETTER_CASES, ...FONT_CASES, ...AUTHOR_CASES, ...FRONT_CASES],
  ...[...MESSAGE_CASES, ...STATIC_CASES, ...THEME_CASES],
]

it(`each of ${CONFIGURATION.length} kinds of bad configuration has problems with file, line, column, rule and remedy`, async () => {
  expect(CONFIGURATION.length).toBeGreaterThanOrEqual(30)
  for (const { kind, changes } of CONFIGURATION) {
    const { problems } = await problemsIn(writeNewsroom(changes))
    expect(problems, kind).not.toEqual([])
    for (const { file, line, column, rule, message, hint } of problems) {
      expect(file, kind).toMatch(/^content(\/|$)/)
      expect(Math.min(line, column), kind).toBeGreaterThanOrEqual(1)
      expect(Object.keys(RULES), kind).toContain(rule)
      expect(message, kind).toMatch(/\S/)
      expect(hint, `${kind}: ${message}`).toMatch(/\S/)
    }
  }
})

// What other sites answer needs a server (dead-links.test.ts), sizes need a build (heavy-pages.test.ts), a missing
// package an installation without it (missing-packages.test.ts), and code is compiled (override-problems.test.ts).
const ELSEWHERE = ['link-dead', 'page-heavy', 'package-missing', 'override-unknown', 'code-invalid', 'code-client']
it.each(Object.keys(RULES).filter((rule) => !ELSEWHERE.includes(rule)))('has a case for the rule %s', (rule) => {
  const found = Object.values(CASES).flatMap((cases) => cases.flatMap(({ problems }) => problems))
  expect(found.map((problem) => / ([a-z-]+)( \(warning\))?$/.exec(problem)?.[1])).toContain(rule)
})

/** Everything that the check finds in a content folder, from top to bottom. */
async function problemsIn(root: string) {
  const { library, problems } = readLibrary(root, undefined, lintStory)
  const { publication, parsed } = readPublication(root)
  const fonts = await readFonts(root, publication, parsed)
  const all = [...problems, ...fonts.problems].toSorted(compareProblems)
  return { isPublished: library !== undefined && fonts.problems.length === 0, problems: all }
}
