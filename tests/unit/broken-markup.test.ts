import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../lib/story/read/parse-markdown.ts'
import { toSections } from '../../lib/story/read/to-sections.ts'
import { PICTURE } from './sections-of.ts'

/** What is reported of a text, with the place and the remedy. */
function reported(markdown: string): string[] {
  const found: string[] = []
  toSections(parseMarkdown(markdown), markdown, {
    lang: 'en',
    report: ({ line, column }, rule, message, hint) =>
      found.push(`${line}:${column} ${rule}: ${message} ${hint ?? ''}`),
    picture: () => PICTURE,
    link: (href) => ({ href }),
  })
  return found
}

it('names the file to rename where its name has a space', () => {
  expect(reported('One.\n\n![Лодка](WhatsApp Image 2026-12-01.jpeg)')).toEqual([
    '3:1 markup-broken: This picture is not shown: there are spaces in “WhatsApp Image 2026-12-01.jpeg”. Rename the file, e.g. whatsapp-image-2026-12-01.jpeg, and write ![Лодка](whatsapp-image-2026-12-01.jpeg).',
  ])
})

describe('an error is what is meant as a picture, a link to a file or an embed, and would be text', () => {
  it.each([
    ['a picture with a copy’s number', '![A](photo (1).jpg)', 'Rename the file, e.g. photo-1.jpg'],
    ['a picture in a sentence', 'See ![A](my boat.png) there.', 'Rename the file, e.g. my-boat.png'],
    ['a picture in emphasis', '*See ![A](my boat.png)*', 'Rename the file, e.g. my-boat.png'],
    ['a picture whose name has signs of emphasis', '![A](my _old_ boat.png)', 'Rename the file'],
    ['a picture in a list', '- ![A](my boat.png)', 'Rename the file'],
    ['a picture with attributes', '![A](my boat.png){wide}', 'Rename the file'],
    ['a picture with a gap', '![A] (boat.png)', 'Write ![A](boat.png).'],
    ['a picture without its last bracket', '![A](boat.png', 'Write ) after the name.'],
    ['a picture in a folder', '![A](/media/My Boat.png)', 'write ![A](/media/my-boat.png)'],
    ['a picture of another editor', '![[My boat.png|300]]', 'Write ![what it shows](my-boat.png)'],
    ['a picture that is not defined', '![A][boat]', 'in round brackets'],
    ['a film', '![Film](my film.mp4)', 'Rename the file, e.g. my-film.mp4'],
    ['a link to a file', 'Read [the plan](Plan 2026.pdf).', 'e.g. plan-2026.pdf, and write [the plan](plan-2026.pdf)'],
    [
      'a link to another site',
      '[A](https://example.org/a b.html)',
      'Write %20 for each: [A](https://example.org/a%20b.html)',
    ],
    [
      'an embed without quotation marks',
      '::embed[A]{kind=video address=https://example.org/a b?c=d}',
      'quotation marks',
    ],
  ])('%s', (_, markdown, hint) => {
    const [first = '', ...others] = reported(markdown).filter((line) => line.includes('markup-broken'))
    expect(first).toContain(hint)
    expect(others).toEqual([])
  })
})

it.each([
  '![A](boat.png) and [a link](../b/ "A title"), [another](<my plan.pdf>), ![B](<my boat.png>)',
  'Code `![A](my boat.png)`, an escaped \\![A](my boat.png), and brackets [sic](as he wrote it).',
  'Stop![1] He did.[2] (See below.) f[x](y z), [12] (p. 3)',
  '![A][b]\n\n[b]: boat.png',
  'A line\n: : with colons, 10::20, and std::vector[0].',
])('nothing is reported of %j', (markdown) => {
  expect(reported(markdown).filter((line) => line.includes('markup-broken'))).toEqual([])
})
