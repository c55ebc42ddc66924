import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PUBLICATION, STORY } from '../../../tests/fixtures/publication.ts'
import { editedText } from '../desk/parts/edited-text.ts'
import { formattedText, markdownOfShown, type ShownBlock } from '../desk/writing/formatted-text.ts'

const SEED = Number(process.env.SEED || 43)
const folder = path.join(PUBLICATION, 'stories', STORY)
const STORIES = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => String(editedText(readFileSync(path.join(folder, name), 'utf8'), {}).body))

/** A text with every form that the view shows, written in ways of its own. */
const ODD = `\n
One __bold__ and _italic_ line,
wrapped by *hand*, with \`code\`\\
and [a link](../about/).

* a *list*
* of two
    * and one more


Setext heading
--------------

> A quotation
> of two lines.
>
> And more.

### Third {#third}
H~2~O, x^2^, ==marked==, a note^[By the log.], one more[^1], https://example.org/a_b_c and more.

2 \\* 3, with [a title](../about/ "no").

2 \\* 3 * 4.

:::facts[Title]
Two *piers*.
:::

| A | B |
|---|---|
| 1 | 2 |

1) one
2) two

![Boats](boats.jpg "In March"){credit="Ada"}
<!-- a comment -->

[^1]: A note.
  \n\n`

/** The beginnings of its blocks, and whether they are edited without Markdown. */
const KINDS = [
  ['One __bo', true],
  ['* a *lis', true],
  ['Setext h', true],
  ['> A quot', true],
  ['### Thir', true],
  ['H~2~O, x', true],
  ['2 \\* 3, ', false],
  ['2 \\* 3 *', true],
  [':::facts', false],
  ['| A | B ', false],
  ['1) one\n2', true],
  ['![Boats]', false],
  ['<!-- a c', false],
  ['[^1]: A ', false],
]

/** Shows a text as it is. */
function shownOf(markdown: string): { text: ReturnType<typeof formattedText>; shown: ShownBlock[] } {
  const text = formattedText(markdown)
  return {
    text,
    shown: text.blocks.map((was) => (was.html === undefined ? { was, source: was.source } : { was, html: was.html })),
  }
}

/** Returns a function that gives whole numbers below a number: the same for the same seed. */
function randomFrom(seed: number) {
  let state = seed % 2147483647 || 1
  return (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

describe('the formatted view', () => {
  it('gives back the bytes of a text that nobody edits', () => {
    for (const markdown of [...STORIES, ODD, '', '\n', 'One.', 'One.\n\n\n\nTwo.  \n']) {
      const { text, shown } = shownOf(markdown)
      expect(markdownOfShown(text, shown)).toBe(markdown)
    }
  })

  it('edits all text of a story, and leaves the rest to Markdown', () => {
    const kinds = formattedText(ODD).blocks.map(({ source, html }) => [source.slice(0, 8), html !== undefined])
    expect(kinds).toEqual(KINDS)
  })

  it(`changes nothing else in 200 random edits (seed ${SEED})`, () => {
    const random = randomFrom(SEED)
    let edits = 0
    let kept = 0
    for (let trial = 0; edits < 200; trial++) {
      const markdown = [...STORIES, ODD][random(STORIES.length + 1)] ?? ''
      const { text, shown } = shownOf(markdown)
      const at = random(shown.length)
      const { was, html } = shown[at] ?? {}
      const masked = (html ?? '').replaceAll(/<span.*?<\/span>|<[^>]+>/g, (tag) => '>'.repeat(tag.length))
      const words = [...masked.matchAll(/(?<=[>\s])\p{L}+(?=[\s<.,])/gu)]
      const word = words[random(words.length || 1)]
      if (!was || html === undefined || !word) continue
      edits++
      const edited = `${html.slice(0, word.index)}neu${html.slice(word.index + word[0].length)}`
      const after = markdownOfShown(text, shown.with(at, { was, html: edited }))
      const start =
        text.gaps.slice(0, at + 1).join('').length +
        text.blocks
          .slice(0, at)
          .map(({ source }) => source)
          .join('').length
      expect(after.slice(0, start), `${trial}`).toBe(markdown.slice(0, start))
      const rest = markdown.slice(start + was.source.length)
      expect(after.slice(after.length - rest.length), `${trial}`).toBe(rest)
      const block = after.slice(start, after.length - rest.length)
      expect(formattedText(block).blocks, `${trial}: ${block}`).toMatchObject([{ html: edited }])
      // Its own signs stay, but those beside an edit.
      if (block.replaceAll(/neu/g, '').length === was.source.length - word[0].length) kept++
    }
    expect(kept / edits).toBeGreaterThan(0.9)
  })

  it('writes new blocks, moves and deletes them', () => {
    const { text, shown } = shownOf('One.\n\n\n## Two\n\nThree.\n')
    const [one, two, three] = shown
    if (!one || !two || !three) throw new Error('There are no three blocks.')
    expect(markdownOfShown(text, [one, { html: '<p>New <b>one</b> * here</p>' }, two, three])).toBe(
      'One.\n\nNew **one** \\* here\n\n## Two\n\nThree.\n',
    )
    expect(markdownOfShown(text, [three, one])).toBe('Three.\n\nOne.\n')
    expect(markdownOfShown(text, [one, { html: '<p><br></p>' }])).toBe('One.\n')
    expect(markdownOfShown(text, [])).toBe('')
  })

  it('shows a text that cannot be parsed as one block of Markdown', () => {
    const deep = `${'> '.repeat(200)}deep\n`
    const { text, shown } = shownOf(deep)
    expect(text.blocks).toEqual([{ source: deep }])
    expect(markdownOfShown(text, shown)).toBe(deep)
  })

  it('leaves out what a browser adds while one types', () => {
    const { text } = shownOf('')
    const typed = (html: string) => markdownOfShown(text, [{ html }])
    expect(typed('<h2><b>Trade</b></h2>')).toBe('## Trade')
    expect(typed('<p><span style="font-weight: bold">a</span> <font color="red">b</font><b> </b></p>')).toBe('a b')
    expect(typed('<div>One.<img src="https://a.example/1.gif"></div>')).toBe('One.')
    expect(typed('<p>:::note</p>')).toBe('\\:::note')
    expect(typed('<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>')).toBe('- one\n- two\n  - three')
  })
})
