import { describe, expect, it } from 'vitest'
import { readersByName, SECTION_KINDS, sectionsText } from '../../lib/story/kinds/kinds.ts'
import { outlineOf, PICTURE, readSections, sectionsOf } from './sections-of.ts'

describe('a section of each kind', () => {
  it('is a paragraph', () => {
    expect(sectionsOf('Some\nwords.')).toEqual([
      { kind: 'paragraph', id: 'p1', place: { line: 1, column: 1 }, text: [{ kind: 'text', text: 'Some\nwords.' }] },
    ])
  })

  it('is a heading of any depth, never more than one level below the one before', () => {
    const levels = (markdown: string) =>
      sectionsOf(markdown).map((section) => (section.kind === 'heading' ? section.level : section.kind))
    expect(levels('## A\n\n### B\n\n#### C\n\n##### D\n\n###### E\n\n## F')).toEqual([2, 3, 4, 5, 6, 2])
    expect(levels('## A\n\n##### B\n\n###### C')).toEqual([2, 3, 4])
    expect(levels('# A\n\n## B\n\n### C\n\n# D')).toEqual([2, 3, 4, 2])
    expect(levels('A\n=\n\nB\n-\n\n###### C')).toEqual([2, 3, 4])
  })

  it.each([
    ['## The fair {#the-fair}', 'the-fair'],
    ['## The *fair* {#fair_2}', 'fair_2'],
    ['## The fair {: #fair .wide}', 'fair'],
  ])('is a heading with an id of its own: %s', (markdown, id) => {
    const [heading] = sectionsOf(markdown)
    expect(heading).toMatchObject({ id: 'h1', text: [{ kind: 'element', name: 'span', attributes: { id } }] })
    expect(outlineOf(sectionsOf(markdown))).toEqual(['h1 The fair'])
  })

  it('is a heading of the second or third level', () => {
    const [second, third] = sectionsOf('## Barns\n\n### Doors')
    expect(second).toMatchObject({ kind: 'heading', id: 'h1', level: 2, text: [{ text: 'Barns' }] })
    expect(third).toMatchObject({ kind: 'heading', id: 'h2', level: 3, place: { line: 3, column: 1 } })
  })

  it('is a quote of several sections', () => {
    expect(outlineOf(sectionsOf('> One.\n>\n> - Two.'))).toEqual([
      'quote1',
      'quote1-p1 One.',
      'quote1-list1 from undefined',
      '-',
      'quote1-list1-p1 Two.',
    ])
  })

  it('is a figure, with a caption where there is a title', () => {
    const [plain, captioned] = sectionsOf('![A mill](mill.png)\n\n![A mill](mill.png "At dusk.")')
    expect(plain).toEqual({
      kind: 'figure',
      id: 'figure1',
      place: { line: 1, column: 1 },
      picture: PICTURE,
      alt: 'A mill',
    })
    expect(captioned).toMatchObject({ id: 'figure2', caption: 'At dusk.' })
  })

  it('is a figure with attributes after its picture, on the same line or the next', () => {
    const written =
      '![A mill](mill.png "At dusk."){credit="Ann \\"A\\" Lee" licence=\'CC BY 4.0\'\nfocus="50% 20%" wide}'
    expect(sectionsOf(written.replaceAll('\\"', '&quot;'))).toMatchObject([
      { kind: 'figure', credit: 'Ann "A" Lee', licence: 'CC BY 4.0', focus: '50% 20%', size: 'wide' },
    ])
    expect(sectionsOf('> ![A mill](mill.png)\n> {full}')).toMatchObject([
      { sections: [{ kind: 'figure', size: 'full' }] },
    ])
  })

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
    'is no gallery where it contains something else, or one picture: %s',
    (inside) => {
      expect(readSections(`:::gallery\n${inside}\n:::`).reports).toContain('1:1 directive-content')
    },
  )

  it('is a block of key points, a timeline, an interview or a pull quote', () => {
    const blocks = [
      ':::points\n- One\n:::',
      ':::timeline[The winter]\n- **3 January** The pier breaks.\n:::',
      ':::qa\n## Were you afraid?\n\nNever.\n:::',
      ':::pull\n“No ship moved…”\n:::',
      'The water was black, and no\nship moved.',
    ]
    expect(outlineOf(sectionsOf(blocks.join('\n\n')))).toEqual([
      'note1 points ',
      'note1-list1 from undefined',
      '-',
      'note1-list1-p1 One',
      'note2 timeline The winter',
      'note2-list1 from undefined',
      '-',
      'note2-list1-p1 3 January The pier breaks.',
      'note3 qa ',
      'note3-h1 Were you afraid?',
      'note3-p1 Never.',
      'note4 pull ',
      'note4-p1 “No ship moved…”',
      'p1 The water was black, and no\nship moved.',
    ])
  })

  it('is a list, and a list within a list', () => {
    expect(outlineOf(sectionsOf('- One\n  1. Two\n  2. Three\n- Four'))).toEqual([
      'list1 from undefined',
      '-',
      'list1-p1 One',
      'list1-list1 from 1',
      '-',
      'list1-list1-p1 Two',
      '-',
      'list1-list1-p2 Three',
      '-',
      'list1-p2 Four',
    ])
  })

  it('is a numbered list that starts where it is told to', () => {
    expect(outlineOf(sectionsOf('7. Seven\n8. Eight'))[0]).toBe('list1 from 7')
  })

  it('is a table, with each column’s alignment', () => {
    expect(sectionsOf('| Crop | Tons |\n| --- | ---: |\n| *Rye* | 12 |')).toMatchObject([
      {
        kind: 'table',
        id: 'table1',
        align: [undefined, 'right'],
        head: [[{ text: 'Crop' }], [{ text: 'Tons' }]],
        rows: [[[{ kind: 'emphasis' }], [{ text: '12' }]]],
      },
    ])
  })

  it('is a block of code, with its language', () => {
    const [named, unnamed] = sectionsOf('```js\nlet a\n```\n\n    b')
    expect(named).toMatchObject({ kind: 'code', id: 'code1', code: 'let a', language: 'js' })
    expect(unnamed).toMatchObject({ id: 'code2', code: 'b', language: undefined })
  })

  it('is a divider', () => {
    expect(outlineOf(sectionsOf('One.\n\n***\n\nTwo.'))).toEqual(['p1 One.', 'divider1', 'p2 Two.'])
  })

  it.each(['note', 'facts', 'credit'])('is a :::%s block, with or without a title', (variant) => {
    expect(outlineOf(sectionsOf(`:::${variant}[In short]\nOne.\n:::\n\n:::${variant}\nTwo.\n:::`))).toEqual([
      `note1 ${variant} In short`,
      'note1-p1 One.',
      `note2 ${variant} `,
      'note2-p1 Two.',
    ])
  })
})

it.each([
  ['an attribute that pictures do not have', '{credit="Ann" wid}', 35],
  ['a licence that is neither an address nor a name', '{licence="CC BY"}', 22],
  ['a focus that is no point', '{focus=top}', 22],
  ['a picture that is both wide and full', '{wide full}', 27],
  ['attributes that end nowhere', '{credit="Ann}', 21],
])('reports %s where it is', (_, attributes, column) => {
  expect(readSections(`![A mill](mill.png) ${attributes}`).reports).toEqual([`1:${column} picture-attribute`])
})

it('leaves colons within words alone', () => {
  expect(sectionsOf('At 10:am, see a:b and :smile:.')).toMatchObject([
    { kind: 'paragraph', text: [{ kind: 'text', text: 'At 10:am, see a:b and :smile:.' }] },
  ])
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
