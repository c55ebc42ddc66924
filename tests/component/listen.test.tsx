import { expect, test } from 'vitest'
import { sentencesOf } from '../../components/listen/story-voice.element.ts'

/** Returns the sentences of sections written in HTML, and the ids of the parts in which they are. */
function sentencesIn(html: string): (readonly [spoken: string, part: string])[] {
  document.documentElement.lang = 'en'
  document.body.innerHTML = html
  return sentencesOf(document.body.children).map(([text, block]) => [text, block.id])
}

test('a paragraph is read sentence by sentence, and each is known to be in it', () => {
  expect(sentencesIn('<p id="p1">The boats are <em>back.</em> They came <a href="#">at dawn</a>.</p>')).toEqual([
    ['The boats are back.', 'p1'],
    ['They came at dawn.', 'p1'],
  ])
})

test('a sentence ends where its item, cell or paragraph ends, and no sentence is made of spaces', () => {
  const spoken = sentencesIn('<ul>\n<li>Rye</li>\n<li>Oats <p>and wheat</p></li>\n</ul>\n<p>Barley</p>').map(
    ([text]) => text,
  )
  expect(spoken).toEqual(['Rye', 'Oats', 'and wheat', 'Barley'])
})

test('a cell with only a dash is not read', () => {
  expect(sentencesIn('<table><tr><td>Rye</td><td>–</td><td>12</td></tr></table>').map(([text]) => text)).toEqual([
    'Rye',
    '12',
  ])
})

test('the number of a note is not read, and does not end the sentence that goes on after it', () => {
  expect(sentencesIn('<p id="p1">The catch<sup><a href="#n1">1</a></sup> has doubled. Prices fell.</p>')).toEqual([
    ['The catch has doubled.', 'p1'],
    ['Prices fell.', 'p1'],
  ])
})

test('a line of the source that ends within a sentence does not end the sentence', () => {
  expect(sentencesIn('<p id="p1">The boats\nare back.</p>')).toEqual([['The boats are back.', 'p1']])
})

test('a browser that finds no sentences reads a section at once', () => {
  const { Segmenter } = Intl
  Reflect.deleteProperty(Intl, 'Segmenter')
  try {
    expect(sentencesIn('<p>The boats are back. At dawn.</p>').map(([text]) => text)).toEqual([
      'The boats are back. At dawn.',
    ])
  } finally {
    Object.defineProperty(Intl, 'Segmenter', { value: Segmenter, configurable: true, writable: true })
  }
})
