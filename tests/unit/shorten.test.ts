import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAsItIs as parse } from '../../lib/story/parse-markdown.ts'
import { shorten } from '../../lib/story/shorten.ts'
import { seeded } from '../press/seeded.ts'

const SEED = 'content/stories/china-new-stage-in-science-and-technology'

// What Markdown can be made of, plain lines among it, in any order.
const LINES = [
  '',
  '',
  'Plain words, 10:30 — “quoted” (and 1.5 %)!',
  '«Кавычки» и слова.',
  'ends in spaces  ',
  '第一行。',
  '\tindented by a tab',
  '    indented by four',
  '- item',
  '  of an item',
  '1. first',
  '> quoted',
  '```',
  '<!-- a comment',
  'ends -->',
  '<div>',
  '## Heading',
  '===',
  '---',
  'Some *emphasis* and [a link](x "y") here.',
  'A reference&amp; and \\* escape',
  '[definition]: /x',
  'See [definition].',
  'a',
  'Words before *words in the middle of it*, words _that end_ it**.**',
  '![A picture of a long bridge](bridge.svg "With a long enough caption")',
  '[a link that goes on](address',
  '  "in the next line" )',
  ':::facts[A rather long label]{attribute="with several words"}',
  ':::averylongdirectivename',
  ':::',
  '| a cell of a table | another cell |',
  '| --- | --: |',
  '- [x] a task that is done',
  'A note[^1] and one more[^averylongnameofanote].',
  '[^1]: What the note says at length.',
  '[^averylongnameofanote]: And the other.',
  '<mailto:averylongname@example.com> and <averylongscheme:address>',
  '&CounterClockwiseContourIntegral; and ~~words that are struck~~',
  'Hindi: यह एक लंबा वाक्य है जो चलता रहता है',
]

describe('a text whose plain words are put aside while it is parsed', () => {
  it.each(readdirSync(SEED).filter((name) => name.endsWith('.md')))('comes to the same tree: %s', (name) => {
    expectSame(readFileSync(path.join(SEED, name), 'utf8'))
  })

  it('comes to the same tree, whatever stands between them', () => {
    const random = seeded(7)
    for (let round = 0; round < 2000; round++) {
      const length = 1 + Math.floor(random() * 14)
      // Half of the texts have nothing because of which they would be parsed letter by letter.
      const lines = round % 2 ? LINES : LINES.filter((line) => !/<|\]:|\]\(address/.test(line))
      expectSame(
        Array.from({ length }, () => lines[Math.floor(random() * lines.length)]).join(random() < 0.5 ? '\n' : '\n\n'),
      )
    }
  })

  it('is short', () => {
    expect(shorten('Plain words here.\n\n- *Some* more plain words').text).toBe(
      '\ue0000\ue001.\n\n- *Some* \ue0001\ue001',
    )
  })
})

function expectSame(markdown: string): void {
  const { text, restore } = shorten(markdown)
  expect(restore(parse(text)), markdown).toEqual(parse(markdown))
}
