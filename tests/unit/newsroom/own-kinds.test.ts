import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import * as renderer from '../../../app/render.tsx'
import { checkContent } from '../../../lib/cli/check/story-reports.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { messagesFor } from '../../../lib/language/messages.ts'
import { defineConfig, defineSection } from '../../../lib/newsroom/define-config.ts'
import { readNewsroomConfig } from '../../../lib/newsroom/newsroom-config.ts'
import { withOwnCode } from '../../../lib/newsroom/run-newsroom.ts'
import { declareKinds } from '../../../lib/settings/declared.ts'
import { sectionsText } from '../../../lib/story/kinds/kinds.ts'
import { setOwnKinds } from '../../../lib/story/kinds/own.ts'
import { htmlText } from '../../../lib/syndication/html-text.ts'
import { plainMarkdown, toMdast } from '../../../lib/syndication/markdown-edition.ts'
import { inOneLine, withBody } from '../../content/newsroom.ts'
import { readSections, sectionsOf } from '../sections-of.ts'
import { newsroomWith } from './own-code.ts'

const CONFIG = 'masthead.config.ts'
const DOCUMENT = readFileSync('docs/extensions.md', 'utf8')
const [, , SECTION = ''] = DOCUMENT.split(/^## A kind of section$/m).flatMap((part, index) =>
  index ? ['', '', part] : [],
)
const codeIn = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(SECTION)?.[1] ?? ''
const FILES = { 'sections/score.tsx': codeIn('tsx'), [CONFIG]: codeIn('ts') }
const LINE = '::score[Final]{teams="Alba – Faro" result="2:1"}'

const writer = { words: messagesFor('en'), refer: (address: string) => `https://news.example${address}` }
const feedOf = (markdown: string) => htmlText(toMdast(sectionsOf(markdown), writer)).trim()

afterEach(() => {
  setOwnKinds({})
  renderer.overrideParts(new Map())
})

/** Reads a newsroom whose kinds of section have no problems. */
async function configured(files: Readonly<Record<string, string>>, changes = {}) {
  const root = newsroomWith(files, changes)
  const own = await readNewsroomConfig(root)
  expect(own.problems).toEqual([])
  return { root, own }
}

/** Writes a configuration with one kind of section. */
function kindWith(entries: string, name = 'tub'): Readonly<Record<string, string>> {
  const head = "import { defineConfig, z } from 'masthead'\n"
  const kind = `example: ':::${name}\\nText.\\n:::', form: 'block', component: ({ children }) => children, ${entries}`
  return {
    [CONFIG]: `${head}export default defineConfig({\n  sectionKinds: {\n    '${name}': { ${kind} },\n  },\n})\n`,
  }
}

it('has types for a configuration, which the compiler checks', () => {
  const attributes = z.object({ size: z.enum(['small', 'large']) })
  const component = ({ attributes: { size }, lang }: { attributes: z.output<typeof attributes>; lang: string }) =>
    size.length + lang
  const kind = defineSection({ form: 'line', example: '::kind{size=small}', attributes, component })
  const importer = { recognises: () => true, read: () => [{ file: 'a.json', name: 'a', markdown: '' }] }
  expect(defineConfig({ sectionKinds: { kind }, importers: { importer } }).sectionKinds?.kind).toBe(kind)
})

it('shows a section of the example of the documentation on the page', async () => {
  const { root, own } = await configured(FILES, { 'stories/port/en.md': withBody(LINE) })
  const { library, problems } = readLibrary(root)
  expect(problems).toEqual([])
  if (!library) throw new Error('The newsroom cannot be read.')
  const { markup } = await (await withOwnCode(renderer, undefined, own.bundle)).renderPage('/en/port/', library)
  expect(markup).toContain(
    '<div id="score1" data-section="score1" class="own-score"><p>Final Alba – Faro <b>2:1</b></p></div>',
  )
})

it('has it in feeds, in search and in the Markdown edition', async () => {
  await configured(FILES)
  expect(feedOf(LINE)).toBe('<p><strong>Final</strong> Alba – Faro 2:1</p>')
  expect(sectionsText(sectionsOf(LINE))).toBe('Final\nAlba – Faro 2:1')
  expect(plainMarkdown(toMdast(sectionsOf(LINE), writer)).trim()).toBe(LINE)
})

it('reports an attribute that is unknown, missing or wrong, with its place', async () => {
  const body = '::score{teams="A" resutl="2:1"}\n\n::score{teams="A" result=two}'
  const { root } = await configured(FILES, { 'stories/port/en.md': withBody(body) })
  const { problems } = await checkContent(root)
  expect(problems.map((problem) => `${inOneLine(problem)} ${problem.message} ${problem.hint}`)).toEqual([
    'content/stories/port/en.md:6:19 directive-content A ::score block has no attribute “resutl”. Did you mean “result”?',
    `content/stories/port/en.md:6:1 directive-content This ::score block has no attribute “result”. Write it like this: ${LINE}`,
    `content/stories/port/en.md:8:19 directive-content The attribute “result” is wrong: write it as 2:1. Write it like this: ${LINE}`,
  ])
})

it.each([
  ['other teams', LINE.replace('Alba – Faro', 'ألبا – فارو'), []],
  ['another result', LINE.replace('2:1', '3:1'), ['content/stories/port/ar.md:9:1 translation-misaligned']],
])('aligns a translation with %s', async (_, translated, expected) => {
  const english = withBody(`The match.\n\n${LINE}`)
  const arabic = withBody(`المباراة.\n\n${translated}`).replace('---\n\n', 'translation: {of: en, by: human}\n---\n\n')
  const { root } = await configured(FILES, { 'stories/port/en.md': english, 'stories/port/ar.md': arabic })
  const { problems } = readLibrary(root)
  expect(problems.map(inOneLine)).toEqual(expected)
})

it('may have text, pictures and other blocks inside, whose problems are reported too', async () => {
  await configured(
    kindWith("attributes: z.object({ tone: z.enum(['calm', 'loud']) }), example: ':::tub[A]{tone=calm}\\nB.\\n:::'"),
  )
  const written = ':::tub[A *title*]{tone=calm}\nOne.\n\n![A mill](mill.png)\n:::'
  expect(sectionsText(sectionsOf(written))).toContain('A title')
  expect(feedOf(written)).toContain('<aside><p><strong>A title</strong></p><p>One.</p><figure><img src=')
  expect(plainMarkdown(toMdast(sectionsOf(':::tub[A *title*]{tone=calm}\nOne.\n:::'), writer))).toBe(
    ':::tub[A *title*]{tone="calm"}\nOne.\n:::\n',
  )
  expect(readSections(':::tub{tone=odd}\n::nothing\n:::').reports).toEqual([
    '1:8 directive-content',
    '2:1 directive-unknown',
  ])
})

it('suggests the blocks of the newsroom, and how each is written', async () => {
  await configured({ ...FILES })
  const { reports } = readSections(':::score\nText.\n:::')
  expect(reports).toEqual(['1:1 directive-unknown'])
})

it('names the line of the newsroom’s code where a component throws', async () => {
  const files = kindWith("component: () => {\n throw new Error('Oh')\n}")
  const { root, own } = await configured(files, { 'stories/port/en.md': withBody(':::tub\nText.\n:::') })
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom cannot be read.')
  const { renderPage } = await withOwnCode(renderer, undefined, own.bundle)
  await expect(renderPage('/en/port/', library)).rejects.toThrow(`${CONFIG}:5:8: Oh`)
})

it('is known by name in a process that does not run its code', () => {
  declareKinds({ tub: 'block' })
  expect(readSections(':::tub{a=1}\nText.\n:::')).toMatchObject({
    reports: [],
    sections: [{ id: 'tub1', name: 'tub' }],
  })
  declareKinds({})
  expect(readSections(':::tub{a=1}\nText.\n:::').reports).toContain('1:1 directive-unknown')
})

it.each([
  ['a name of Masthead’s own', kindWith('', 'facts'), '4:6 value-invalid', 'Masthead itself has such a block'],
  ['a name with capitals', kindWith('', 'Box'), '4:6 value-invalid', 'small letters'],
  ['a form that does not exist', kindWith("form: 'lines'"), '4:45 value-invalid', 'Did you mean “line”?'],
  ['attributes that are no schema', kindWith('attributes: {}'), '4:99 value-invalid', 'z.object'],
  ['texts of no attribute', kindWith("texts: ['a']"), '4:99 value-invalid', 'There is no attribute “a”.'],
  ['a component that is none', kindWith('component: 1'), '4:60 value-invalid', 'write a component'],
  ['a component that is async', kindWith('component: async () => null'), '4:60 value-invalid', 'not async'],
  ['an unknown key', kindWith('compnent: 1'), '4:99 key-unknown', 'Did you mean “component”?'],
  [
    'an example of another block',
    kindWith("example: ':::facts\\nOne.\\n:::'"),
    '4:6 value-invalid',
    'does not make one section',
  ],
  [
    'an example with a problem',
    kindWith("example: ':::tub{a=1}\\nOne.\\n:::'"),
    '4:6 directive-content',
    'no attribute “a”',
  ],
])('reports %s, with its place', async (_, files, place, says) => {
  const { problems } = await readNewsroomConfig(newsroomWith(files))
  expect(problems.map(inOneLine)).toEqual([`${CONFIG}:${place}`])
  expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(says)
})
