import { describe, expect, it } from 'vitest'
import { readersByName, SECTION_KINDS, sectionsText } from '../../lib/story/kinds/kinds.ts'
import { type Inline, plainText } from '../../lib/story/types/section.ts'
import { outlineOf, readSections, sectionsOf } from './sections-of.ts'

describe('a section of each kind', () => {
  it('is a gallery of pictures, in paragraphs or on lines of their own', () => {
    const [gallery] = sectionsOf(
      ':::gallery\n![One](a.png "First"){credit="Ann"}\n![Two](b.png)\n\n![Three](c.png){focus="50% 20%"}\n:::',
    )
    expect(gallery).toMatchObject({
      kind: 'gallery',
      id: 'gallery1',
      figures: [
        { id: 'gallery1-figure1', alt: 'One', caption: 'First', credit: 'Ann' },
        { id: 'gallery1-figure2', alt: 'Two', place: { line: 3, column: 1 } },
        { id: 'gallery1-figure3', focus: '50% 20%' },
      ],
    })
  })

  it.each(['![One](a.png)', 'Words.\n\n![One](a.png)\n![Two](b.png)', '![One](a.png) and ![Two](b.png)'])(
    'is not a gallery where it contains something else, or one picture: %s',
    (inside) => {
      expect(readSections(`:::gallery\n${inside}\n:::`).reports).toContain('1:1 directive-content')
    },
  )
})

it.each([
  ['an attribute that pictures do not have', '{credit="Ann" wid}', 35],
  ['a licence that is neither an address nor a name', '{licence="CC BY"}', 22],
  ['a focus that is not a point', '{focus=top}', 22],
  ['a picture that is both wide and full', '{wide full}', 27],
  ['attributes that end nowhere', '{credit="Ann}', 21],
])('reports %s where it is', (_, attributes, column) => {
  expect(readSections(`![A mill](mill.png) ${attributes}`).reports).toEqual([`1:${column} picture-attribute`])
})

it('converts the rest where something is refused', () => {
  const { sections, reports } = readSections('# One\n\n<script>one()</script>\n\nTwo.\n\n:::boxes\nThree.\n:::')
  expect(reports).toEqual(['3:1 raw-html', '7:1 directive-unknown'])
  expect(outlineOf(sections)).toEqual(['h1 One', 'p1 Two.', 'note1 note ', 'note1-p1 Three.'])
})

describe('ids', () => {
  const english = '## Crops\n\nRye.\n\n> Oats.\n\n- Hay.\n\n[^1] Note.\n\n[^1]: Said.'
  const arabic = '## محاصيل\n\nجاودار.\n\n> شوفان.\n\n- تبن.\n\n[^1] ملاحظة.\n\n[^1]: قيل.'
  const idsOf = (markdown: string) => outlineOf(sectionsOf(markdown)).map((line) => line.split(' ')[0])

  it('are the same in every language', () => {
    expect(idsOf(arabic)).toEqual(idsOf(english))
  })

  it('count each kind by itself, so that a new picture renames no paragraph', () => {
    const added = english.replace('Rye.', '![A mill](mill.png)\n\nRye.')
    expect(idsOf(added)).toEqual(idsOf(english).toSpliced(1, 0, 'figure1'))
  })

  it('are never given twice', () => {
    const everything = `${english}\n\n:::note\nA.\n\n- B.\n:::\n\n> C.\n>\n> > D.\n\n1. E.\n\n   F.\n2. G.`
    const ids = idsOf(everything).filter((id) => id !== '-')
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('what CommonMark and GFM decide', () => {
  it('of several definitions of a link, the first counts, by its name without case and spacing', () => {
    const { sections, reports } = readSections('[it][Straße  x]\n\n[STRASSE\tX]: /one/\n[strasse x]: /two/')
    expect(sections).toMatchObject([{ text: [{ kind: 'link', href: '/one/' }] }])
    expect(reports).toEqual(['4:1 definition-duplicate'])
  })

  it('of several definitions of a footnote, the first counts', () => {
    const { sections } = readSections('Text.[^A]\n\n[^a]: One.\n\n[^A]: Two.')
    expect(outlineOf(sections)).toEqual(['p1 Text.', 'note-1 from ref-1', 'note-1-p1 One.'])
  })

  it('cells beyond the head of a table are in no output', () => {
    const { sections, reports } = readSections('| A |\n|---|\n| 1 | 2 |')
    expect(sections).toMatchObject([{ kind: 'table', head: [[{ text: 'A' }]], rows: [[[{ text: '1' }]]] }])
    expect(reports).toEqual(['3:5 table-row'])
  })
})

describe('the table of kinds', () => {
  it('refuses two kinds that have a block of one name', () => {
    const blocks = Object.entries(SECTION_KINDS).map(([kind, { blocks = {} }]) => [kind, Object.keys(blocks)] as const)
    const read = (all: typeof blocks) =>
      readersByName(all.map(([kind, names]) => [kind, Object.fromEntries(names.map((name) => [name, kind]))]))
    expect(read(blocks).get('timeline')).toBe('aside')
    expect(() => read([...blocks, ['dates', ['timeline']]])).toThrow(
      'Two kinds of section, aside and dates, have a block “timeline”: rename one.',
    )
  })
})

describe('the text of sections', () => {
  it('is in the order of reading: each term before what it means', () => {
    const sections = sectionsOf('Tide\n\nEbb\n: The tide goes out.\nFlood\n: The tide comes in.\n\nMoon')
    expect(sectionsText(sections)).toBe('Tide\nEbb\nThe tide goes out.\nFlood\nThe tide comes in.\nMoon')
  })
})

function inlinesOf(markdown: string): readonly Inline[] {
  const [section] = sectionsOf(markdown)
  if (section?.kind !== 'paragraph') throw new Error('This is not a paragraph.')
  return section.text
}

it('is read without its marks', () => {
  const inlines = inlinesOf('*So* **it** ~~was~~ `is` [here](#p1)[^1],\\\nand there.\n\n[^1]: Not said.')
  expect(plainText(inlines)).toBe('So it was is here,\nand there.')
})
