import { expect, it } from 'vitest'
import { messagesFor } from '../../../lib/language/messages.ts'
import { readFormula } from '../../../lib/story/extensions/math.ts'
import { sectionsText } from '../../../lib/story/kinds/kinds.ts'
import type { MathNode } from '../../../lib/story/types/section.ts'
import { htmlText } from '../../../lib/syndication/html-text.ts'
import { plainMarkdown, toMdast } from '../../../lib/syndication/markdown-edition.ts'
import { sectionsOf } from '../sections-of.ts'

const context = { words: messagesFor('en'), refer: (address: string) => address }
const TEXT = 'Of $`a^2`$, and $5 or `b` it is.'

function mathmlOf(tex: string, isBlock = false): readonly MathNode[] {
  const made = readFormula(tex, isBlock)
  if (!('mathml' in made)) throw new Error(made.error)
  return made.mathml
}

it('a formula becomes MathML, without the element, which the component renders', () => {
  const leaf = (name: string, text: string) => ({ name, attributes: {}, children: [text] })
  expect(mathmlOf('a^2')).toEqual([{ name: 'msup', attributes: {}, children: [leaf('mi', 'a'), leaf('mn', '2')] }])
})

it('columns of equations keep their sides, and nothing has an inline style', () => {
  const mathml = JSON.stringify(mathmlOf('\\begin{aligned} a&=b\\\\ c&=d \\end{aligned}', true))
  expect(mathml.match(/"name":"mtd","attributes":{"className":"tml-(?:right|left)"}/g)).toHaveLength(4)
  expect(mathml).not.toContain('"style"')
})

it.each([
  ['\\foo x', 'Unsupported function name: \\foo', 0],
  ['a_b_c', 'Double subscript', 3],
  ['a + \\frac{1', 'Unexpected end of input', 11],
  ['x + \\textcolor{red}{y}', 'A colour cannot be read in every theme', 4],
  ['\\href{https://a.example/}{x}', 'Unsupported function name: \\href', 0],
])('%s is an error at its place', (tex, error, at) => {
  expect(readFormula(tex, false)).toEqual({ error: expect.stringContaining(error), at })
})

it('a formula in a sentence is code between dollar signs; prices and code stay as they are', () => {
  const [paragraph] = sectionsOf(TEXT)
  expect(paragraph).toMatchObject({
    text: [
      { kind: 'text', text: 'Of ' },
      { kind: 'math', tex: 'a^2' },
      { kind: 'text', text: ', and $5 or ' },
      { kind: 'code', text: 'b' },
      { kind: 'text', text: ' it is.' },
    ],
  })
  expect(sectionsOf('\\$`a`$')[0]).toMatchObject({ text: [{ text: '$' }, { kind: 'code' }, { text: '$' }] })
})

it('search and feeds have its TeX, and the Markdown edition has it as it was written', () => {
  const text = `${TEXT}\n\n\`\`\`math\nE = mc^2\n\`\`\``
  const sections = sectionsOf(text)
  expect(sectionsText(sections)).toBe('Of a^2, and $5 or b it is.\nE = mc^2')
  const html = htmlText(toMdast(sections, context))
  expect(html).toContain('Of <code>a^2</code>, and $5')
  expect(html).toContain('<pre><code>E = mc^2')
  expect(plainMarkdown(toMdast(sections, context)).trim()).toBe(text)
})
