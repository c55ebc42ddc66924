import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { ASIDES } from '../../../lib/story/kinds/aside.ts'
import { everySection, SECTION_KINDS } from '../../../lib/story/kinds/kinds.ts'
import { type OwnKind, setOwnKinds } from '../../../lib/story/kinds/own.ts'
import { CHART_FORMS } from '../../../lib/story/types/section.ts'
import { readSections } from '../../../tests/unit/sections-of.ts'
import { blockMarkdown, type CmsBlock } from '../block-markdown.ts'
import { cmsBlocks } from '../cms-blocks.ts'

afterEach(() => setOwnKinds({}))

const match: OwnKind = {
  form: 'line',
  label: 'Result of a match',
  example: '::match{result="2:1"}',
  attributes: z.object({
    result: z.string().meta({ title: 'Goals', description: 'As 2:1' }),
    place: z.enum(['home', 'away']).optional(),
  }),
  component: () => '',
}
const box: OwnKind = { form: 'block', example: ':::my-box\nText.\n:::', component: () => '' }

/** What somebody types into the fields of Masthead’s own kinds. */
const TYPED: Readonly<Record<string, string>> = {
  'the title': 'The fleet',
  'the text': 'words of the story',
  key: 'ships-leave',
  time: '2026-11-30T09:40:00+02:00',
}

/** Returns the Markdown of a block whose fields are filled in. */
function filledIn(block: CmsBlock): string {
  return blockMarkdown(block, new Map(block.fields.map(({ name, start }) => [name, start ?? TYPED[name] ?? ''])))
}

/** Returns a block that the editor offers. */
function blockNamed(name: string) {
  const block = cmsBlocks().find((one) => one.name === name)
  if (!block) throw new Error(`There is no block ${name}.`)
  return block
}

it('offers the fields of a kind of the newsroom, from the schema of its attributes', () => {
  setOwnKinds({ match, 'my-box': box })
  expect(blockNamed('match')).toMatchObject({ label: 'Result of a match', form: 'line' })
  expect(blockNamed('match').fields).toEqual([
    { name: 'the title', label: 'Title', isRequired: false },
    { name: 'result', label: 'Goals', isRequired: true, hint: 'As 2:1', options: undefined },
    { name: 'place', label: 'Place', isRequired: false, hint: undefined, options: ['home', 'away'] },
  ])
  expect(blockNamed('my-box').label).toBe('My box')
  expect(blockNamed('my-box').fields.map(({ label }) => label)).toEqual(['Title', 'Text'])
})

it('offers Masthead’s own kinds, which stories accept with what is typed into their fields', () => {
  for (const block of cmsBlocks()) {
    const written = `One has words of the story.\n\n${filledIn(block)}`
    expect([block.label, readSections(written).reports]).toEqual([block.label, []])
  }
  expect(cmsBlocks().map(({ label }) => label)).toEqual([...new Set(cmsBlocks().map(({ label }) => label))])
})

it('offers every kind of section, block and chart', () => {
  const offered = cmsBlocks().flatMap((block) => everySection(readSections(filledIn(block)).sections))
  expect(new Set(offered.map(({ kind }) => kind))).toEqual(
    new Set(Object.keys(SECTION_KINDS).filter((kind) => kind !== 'own')),
  )
  expect(new Set(offered.flatMap((one) => (one.kind === 'aside' ? one.variant : [])))).toEqual(new Set(ASIDES))
  expect(new Set(offered.flatMap((one) => (one.kind === 'chart' ? one.form : [])))).toEqual(new Set(CHART_FORMS))
  expect(new Set(offered.flatMap((one) => (one.kind === 'media' ? one.form : [])))).toEqual(new Set(['video', 'audio']))
})

it('gives Masthead’s own kinds fields for their title, their text and their attributes', () => {
  const chart = blockNamed('chart bar chart')
  expect(chart.fields.map(({ label }) => label)).toEqual(['Title', 'Unit', 'Text'])
  const values = new Map([
    ['the title', 'The catch'],
    ['the text', '| a |\n| - |'],
  ])
  expect(blockMarkdown(chart, values)).toBe(':::chart[The catch]{kind=bar}\n| a |\n| - |\n:::')
  expect(blockNamed('table table').fields).toEqual([])
})

it('writes a block that is read with the same values', () => {
  setOwnKinds({ match, 'my-box': box })
  const values = [
    ['the title', 'A [final] \\ “B”'],
    ['result', '2:1 & "more"'],
    ['place', ''],
  ] as const
  const markdown = blockMarkdown(blockNamed('match'), new Map(values))
  expect(markdown).toBe('::match[A \\[final\\] \\\\ “B”]{result="2:1 &amp; &quot;more&quot;"}')
  const { sections, reports } = readSections(markdown)
  expect(reports).toEqual([])
  expect(sections).toMatchObject([
    { attributes: { result: '2:1 & "more"' }, title: [{ kind: 'text', text: 'A [final] \\ “B”' }] },
  ])
  expect(blockMarkdown(blockNamed('my-box'), new Map([['the text', 'One.']]))).toBe(':::my-box\nOne.\n:::')
})
