import { describe, expect, it } from 'vitest'
import { readFonts } from '../../lib/fonts/read-fonts.ts'
import { readLibrary } from '../../lib/index/read-library.ts'
import { compareProblems, type Problem } from '../../lib/problem/problem.ts'
import { RULES } from '../../lib/problem/rules.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { lintStory } from '../../packages/lint/lint-story.ts'
import { lintPackage } from '../../packages/lint/main.ts'
import { casesOf } from './cases/read-cases.ts'
import { inOneLine, writeNewsroom } from './newsroom.ts'

const CASES = {
  'site.yaml and the standing pages': casesOf('site'),
  'the look of the publication': casesOf('look'),
  'the newsletter, mail, comments and support': casesOf('newsletter'),
  'the fonts of the newsroom': casesOf('font'),
  'the authors of site.yaml': casesOf('author'),
  'front.yaml': casesOf('front'),
  'the texts of the interface': casesOf('message'),
  'files and folders': casesOf('file'),
  'the newsroom’s own files': casesOf('static'),
  'theme.css': casesOf('theme'),
  'front matter': casesOf('front-matter'),
  Markdown: casesOf('markdown'),
  charts: casesOf('chart'),
  embeds: casesOf('embed'),
  extensions: casesOf('extension'),
  links: casesOf('link'),
  aliases: casesOf('alias'),
  pictures: casesOf('picture'),
  'files beside a story': casesOf('attached'),
  translations: casesOf('translation'),
  'what an editor would look at again': casesOf('lint'),
}

/** The kinds of bad configuration: whoever makes one sees no text of theirs, and needs a remedy. */
const CONFIGURATION = new Set(
  ['site', 'look', 'newsletter', 'font', 'author', 'front', 'message', 'static', 'theme'].flatMap((name) =>
    casesOf(name).map(({ kind }) => kind),
  ),
)

it('finds nothing wrong with a good newsroom, and lets it be published', () => {
  const { library, problems } = readLibrary(writeNewsroom(), undefined, lintStory)
  expect(problems).toEqual([])
  expect([...(library?.stories.keys() ?? [])]).toEqual(['harvest'])
})

describe.each(Object.entries(CASES))('among %s, the check finds', (_, cases) => {
  it.each(cases)('$kind', async ({ kind, changes, problems, says }) => {
    const { isPublished, problems: found } = await problemsIn(writeNewsroom(changes))
    if (CONFIGURATION.has(kind)) expectRemedies(found)
    expect(found.map(inOneLine)).toEqual(problems)
    // Warnings alone do not prevent publishing.
    expect(isPublished).toBe(problems.every((problem) => problem.endsWith('(warning)')))
    if (says) expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(says)
  })
})

// What other sites answer needs a server (dead-links.test.ts), sizes need a build (heavy-pages.test.ts), a missing
// package an installation without it (missing-packages.test.ts), code is compiled (override-problems.test.ts), an
// address is known from a build (any-name.test.ts), and a failure needs an error of Masthead (story-failure.test.ts).
const ELSEWHERE = [
  'link-dead',
  'page-heavy',
  'package-missing',
  'override-unknown',
  'code-invalid',
  'code-client',
  'slug-lost',
  'story-failed',
]
it.each(Object.keys(RULES).filter((rule) => !ELSEWHERE.includes(rule)))('has a case for the rule %s', (rule) => {
  const found = Object.values(CASES).flatMap((cases) => cases.flatMap(({ problems }) => problems))
  expect(found.map((problem) => / ([a-z-]+)( \(warning\))?$/.exec(problem)?.[1])).toContain(rule)
})

/** Expects problems, each with file, line, column, rule and remedy. */
function expectRemedies(problems: readonly Problem[]): void {
  expect(problems).not.toEqual([])
  for (const { file, line, column, rule, message, hint } of problems) {
    expect(file).toMatch(/^content(\/|$)/)
    expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
    expect(Object.keys(RULES)).toContain(rule)
    expect(message).toMatch(/\S/)
    expect(hint, message).toMatch(/\S/)
  }
}

/** Everything that the check finds in a content folder, from top to bottom. */
async function problemsIn(root: string) {
  const { publication, parsed } = readPublication(root)
  const { lint, problems: ofGlossary } = lintPackage.linterOf(
    root,
    publication?.languages.map(({ tag }) => tag),
  )
  const { library, problems } = readLibrary(root, undefined, lint)
  const fonts = await readFonts(root, publication, parsed)
  const all = [...problems, ...fonts.problems, ...ofGlossary].toSorted(compareProblems)
  return { isPublished: library !== undefined && fonts.problems.length === 0, problems: all }
}
