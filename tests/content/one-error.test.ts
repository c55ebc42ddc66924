import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { compareProblems } from '../../lib/problem/problem.ts'
import { lintStory } from '../../packages/lint/lint-story.ts'
import { PNG } from './good-newsroom.ts'
import { type Change, type Changes, inOneLine, replaced, writeNewsroom } from './newsroom.ts'

const ORIGINAL = readFileSync('tests/fixtures/dependent-story/en.md', 'utf8')
const TRANSLATION = readFileSync('tests/fixtures/dependent-story/ar.md', 'utf8')

/** A newsroom in which much depends on one story, and nothing is wrong. */
const DEPENDENT: Changes = {
  'site.yaml': (good) =>
    `${good}authors:\n  ada-writer:\n    kind: person\nmenus:\n  header: [harvest]\ntopics:\n  wheat:\n    label: {en: Wheat, ar: قمح}\n`,
  'authors/ada.png': PNG,
  'front.yaml': 'lead: harvest\n',
  'stories/harvest/en.md': ORIGINAL,
  'stories/harvest/ar.md': TRANSLATION,
  'stories/mill/en.md': '---\ntitle: The mill\ndate: 2025-04-25\n---\n\n[One](../harvest/#h1).\n',
}

it('finds nothing wrong with a newsroom in which much depends on one story', () => {
  expect(problemsAfter({})).toEqual([])
})

const en = (change: Change): Changes => ({ 'stories/harvest/en.md': change })
const ar = (change: Change): Changes => ({ 'stories/harvest/ar.md': change })
const inEn = (what: string, by: string) => en(replaced(what, by)(ORIGINAL))
const inAr = (what: string, by: string) => ar(replaced(what, by)(TRANSLATION))

/** An error of the story in one of its languages, and the rule that it breaks. */
const ERRORS: readonly (readonly [what: string, change: Changes, rule: string])[] = [
  ['a date that does not exist', inEn('2025-02-24', '2025-02-30'), 'date-invalid'],
  ['front matter that is no YAML', inEn('tags: [wheat]', 'tags: [wheat'), 'yaml-invalid'],
  ['front matter without an end', inEn('---\n\nThe', '\nThe'), 'front-matter-unclosed'],
  ['no front matter', en(ORIGINAL.replace(/^---[\s\S]*?---\n\n/, '')), 'front-matter-missing'],
  ['bytes that are not UTF-8', en(Buffer.from(ORIGINAL.replace('wheat.', 'café'), 'latin1')), 'encoding-invalid'],
  ['an unknown key', inEn('title:', 'colour: red\ntitle:'), 'key-unknown'],
  ['an unknown key of the translation', inAr('title:', 'colour: red\ntitle:'), 'key-unknown'],
  ['front matter of the translation that is no YAML', inAr('tags: [قمح]', 'tags: [قمح'), 'yaml-invalid'],
  ['a missing picture', inEn('field.png', 'feld.png'), 'picture-missing'],
  ['a missing picture of the translation', inAr('field.png', 'feld.png'), 'picture-missing'],
  ['a missing cover', inEn('src: bridge', 'src: brigde'), 'picture-missing'],
  ['an unknown block', inEn('> We never saw so much wheat.', ':::qoute\nWe never.\n:::'), 'directive-unknown'],
  ['HTML that acts', inEn('\n## What', '\n<script>alert(1)</script>\n\n## What'), 'raw-html'],
  ['HTML without an end', inEn('\n## What', '\n<p title="a>\n\n## What'), 'html-unreadable'],
  ['HTML that acts within the text', inEn('The [barns]', 'The <blink>old</blink> [barns]'), 'raw-html'],
  ['HTML that acts within the translation', inAr('احتوت [ا', '<blink>ا</blink> احتوت [ا'), 'raw-html'],
  ['an unsafe link', inEn('https://barns.example', 'javascript:x'), 'link-unsafe'],
  [
    'a note within a block that is unknown',
    inEn('The [barns]', ':::key\nIt is wheat.[^2]\n:::\n\n[^2]: Or rye.\n\nThe [barns]'),
    'directive-unknown',
  ],
  ['an unknown section', inEn('section: science', 'section: sciences'), 'value-invalid'],
]

it.each(ERRORS)('reports %s and no problem that follows from it', (_, change, rule) => {
  expect(problemsAfter(change)).toEqual([expect.stringContaining(rule)])
})

function problemsAfter(change: Changes): string[] {
  const { problems } = readLibrary(writeNewsroom({ ...DEPENDENT, ...change }), undefined, lintStory)
  return [...problems].sort(compareProblems).map((problem) => `${inOneLine(problem)}: ${problem.message}`)
}
