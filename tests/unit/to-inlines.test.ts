import { describe, expect, it } from 'vitest'
import { type Inline, plainText } from '../../lib/story/types/inline.ts'
import { sectionsOf } from './sections-of.ts'

function inlinesOf(markdown: string): readonly Inline[] {
  const [section] = sectionsOf(markdown)
  if (section?.kind !== 'paragraph') throw new Error('This is no paragraph.')
  return section.text
}

describe('text within a section', () => {
  it.each([
    ['*so*', { kind: 'emphasis', text: [{ kind: 'text', text: 'so' }] }],
    ['**so**', { kind: 'strong', text: [{ kind: 'text', text: 'so' }] }],
    ['~~so~~', { kind: 'deleted', text: [{ kind: 'text', text: 'so' }] }],
    ['`*so*`', { kind: 'code', text: '*so*' }],
    ['[so](/en/)', { kind: 'link', href: '/en/', text: [{ kind: 'text', text: 'so' }] }],
    ['<https://a.example/>', { kind: 'link', href: 'https://a.example/', text: [{ text: 'https://a.example/' }] }],
    ['www.a.example', { kind: 'link', href: 'https://www.a.example', text: [{ text: 'www.a.example' }] }],
  ])('may be %s', (markdown, inline) => {
    expect(inlinesOf(markdown)).toMatchObject([inline])
  })

  it('nests', () => {
    expect(inlinesOf('[**so *it* is**](#p1)')).toMatchObject([
      { kind: 'link', text: [{ kind: 'strong', text: [{ text: 'so ' }, { kind: 'emphasis' }, { text: ' is' }] }] },
    ])
  })

  it('breaks a line where two spaces or a backslash end it', () => {
    expect(inlinesOf('One\\\nTwo  \nThree').map(({ kind }) => kind)).toEqual(['text', 'break', 'text', 'break', 'text'])
  })

  it('follows a link to its definition, wherever that stands', () => {
    expect(inlinesOf('[The mill][m], [m] and [mill][M].\n\n[m]: /en/mill/')).toMatchObject([
      { kind: 'link', href: '/en/mill/', text: [{ text: 'The mill' }] },
      { text: ', ' },
      { kind: 'link', href: '/en/mill/', text: [{ text: 'm' }] },
      { text: ' and ' },
      { kind: 'link', href: '/en/mill/' },
      { text: '.' },
    ])
  })

  it('decodes characters that are written as references', () => {
    expect(plainText(inlinesOf('Rye &amp; oats &lt; hay &#8212; so.'))).toBe('Rye & oats < hay — so.')
  })
})

it('is read without its marks', () => {
  const inlines = inlinesOf('*So* **it** ~~was~~ `is` [here](#p1)[^1],\\\nand there.\n\n[^1]: Not said.')
  expect(plainText(inlines)).toBe('So it was is here,\nand there.')
})
