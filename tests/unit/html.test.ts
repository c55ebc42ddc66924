import { describe, expect, it } from 'vitest'
import { type Inline, plainText } from '../../lib/story/types/section.ts'
import FORMS from './html.json' with { type: 'json' }
import { outlineOf, readSections, sectionsOf } from './sections-of.ts'

/** Inlines in short: the text, with the elements and kinds around their parts. */
function shape(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      if (inline.kind === 'break') return '/'
      if (!('text' in inline)) return inline.kind
      const inside = typeof inline.text === 'string' ? inline.text : shape(inline.text)
      if (inline.kind === 'link') return `link(${inline.href})[${inside}]`
      if (inline.kind !== 'element') return `${inline.kind}[${inside}]`
      const attributes = Object.entries(inline.attributes).map(([name, value]) => ` ${name}=${value}`)
      return `${inline.name}${attributes.join('')}[${inside}]`
    })
    .join('')
}

function shapeOf(markdown: string): string {
  const [section] = sectionsOf(markdown)
  if (section?.kind !== 'paragraph') throw new Error(`This is not a paragraph, but a ${section?.kind}.`)
  return shape(section.text)
}

describe('HTML within a sentence', () => {
  it.each(Object.entries(FORMS.inSentences))('is read where it is known: %s', (markdown, expected) => {
    expect(shapeOf(markdown)).toBe(expected)
  })

  it.each(Object.entries(FORMS.wrongInSentences))('is reported where it is not: %s', (markdown, first) => {
    expect(readSections(markdown).reports[0]).toBe(first)
  })
})

describe('forms that CommonMark does not know', () => {
  it.each(Object.entries(FORMS.forms))('are read: %s', (markdown, expected) => {
    expect(shapeOf(markdown)).toBe(expected)
  })
})

it('are footnotes where the text refers to them', () => {
  const markdown = 'One^[A *note* [here](/en/).] and^[another^[within]], [^3].\n\n[^3]: Third.'
  expect(outlineOf(sectionsOf(markdown))).toEqual([
    'p1 One and, .',
    'note-1 from ref-1',
    'note-1-p1 A note here.',
    'note-2 from ref-2',
    'note-2-p1 another',
    'note-3 from ref-3',
    'note-3-p1 Third.',
    'note-4 from ref-4',
    'note-4-p1 within',
  ])
  expect(outlineOf(sectionsOf('One\\^[two]'))).toEqual(['p1 One^[two]'])
})

it.each([
  ['> [!NOTE]\n> A *word*.', ['note1 note ', 'note1-p1 A word.']],
  [
    '> [!warning]\n>\n> One.\n>\n> - Two',
    ['note1 warning ', 'note1-p1 One.', 'note1-list1 from undefined', '-', 'note1-list1-p1 Two'],
  ],
  ['> [!TIP] One.', ['quote1', 'quote1-p1 [!TIP] One.']],
])('an alert is a block beside the text: %s', (markdown, expected) => {
  expect(outlineOf(sectionsOf(markdown))).toEqual(expected)
})

describe('blocks of HTML', () => {
  it.each(Object.entries(FORMS.blocks))('are read where they are known: %s', (markdown, expected) => {
    expect(outlineOf(sectionsOf(markdown))).toEqual(expected)
  })

  it.each(Object.entries(FORMS.wrongBlocks))('are reported where they are not: %s', (markdown, reports) => {
    expect(readSections(markdown).reports).toEqual(reports)
  })

  it('give a link a place to lead to', () => {
    const [paragraph, quote] = sectionsOf('<p id="here">One</p>\n\n<div id="there">\n\n> Two\n\n</div>')
    expect(paragraph).toMatchObject({ text: [{ kind: 'element', attributes: { id: 'here' } }] })
    expect(quote).toMatchObject({ sections: [{ text: [{ kind: 'element', attributes: { id: 'there' } }] }] })
  })

  it('have their text read as text', () => {
    const [paragraph] = sectionsOf('<p>1 &lt; 2 &amp; <b>&lt;script&gt;</b></p>')
    expect(paragraph?.kind === 'paragraph' && plainText(paragraph.text)).toBe('1 < 2 & <script>')
  })
})
