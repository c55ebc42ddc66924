import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Sentences, sentence, speakSentences } from '../../../lib/problem/wording.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { codeIn, readSources } from '../../../tests/architecture/source.ts'
import { PUBLICATION } from '../../../tests/fixtures/publication.ts'
import { numberDifference, warningsAbout } from '../../lint/in-browser.ts'
import mistakes from '../../lint/mistakes.json' with { type: 'json' }
import units from '../../lint/words/units.json' with { type: 'json' }
import { errorsIn } from '../desk/parts/check-text.ts'
import { DESK_LANGUAGES } from '../desk/parts/texts.ts'
import { findingsIn } from '../desk/translation/findings.ts'
import { completionOf } from '../desk/translation/translated-story.ts'

const OTHERS = DESK_LANGUAGES.filter((tag) => tag !== 'en')
/** Those in whose scripts a Latin letter is one of code or of a name. */
const NOT_LATIN = ['ar', 'fa', 'hi', 'ja', 'ko', 'ru', 'zh']

const sentencesIn = (tag: string): Sentences =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../desk/parts/sentences', `${tag}.json`), 'utf8'))
const placesIn = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort()

/** Returns the English sentences of a file, with the numbers of the values in braces. */
function taggedIn(source: string): string[] {
  return [...source.matchAll(/\bsentence`/g)].map(({ 0: tag, index }) => {
    let [key, places, at] = ['', 0, index + tag.length]
    while (source[at] !== '`') {
      if (source.startsWith('${', at)) {
        key += `{${places++}}`
        at = endOfValue(source, at + 2)
      } else {
        if (source[at] === '\\') at++
        key += source[at++]
      }
    }
    return key
  })
}

/** Returns the offset after the brace that closes a value. */
function endOfValue(source: string, start: number): number {
  let [open, at] = [1, start]
  for (; open > 0; at++) open += { '{': 1, '}': -1 }[source[at] ?? ''] ?? 0
  return at
}

const sources = codeIn(readSources(), 'lib', 'components', 'packages').filter(
  ({ name }) => !name.endsWith('/wording.ts'),
)
const ENGLISH = [
  ...new Set([
    ...sources.flatMap(({ text }) => taggedIn(text)),
    ...Object.values(mistakes).flatMap(({ message, hint }) => [message, hint]),
    ...Object.keys(units),
  ]),
]

const publication = newspaper()

afterEach(() => speakSentences({}))

describe.each(OTHERS)('the sentences about problems in %s', (tag) => {
  const sentences = sentencesIn(tag)

  it('are those of English, with the same values in them', () => {
    expect(ENGLISH.length).toBeGreaterThan(300)
    expect(Object.keys(sentences).sort()).toEqual(ENGLISH.toSorted())
    for (const [english, text] of Object.entries(sentences)) expect(placesIn(text), text).toEqual(placesIn(english))
  })

  it('are translated', () => {
    expect(
      Object.entries(sentences).filter(([english, text]) => /[a-z]+ [a-z]+/.test(english) && english === text),
    ).toEqual([])
  })
})

it('what the desk says in English in other words is among the English sentences', () => {
  const own = Object.entries(sentencesIn('en'))
  expect(own.filter(([english]) => !ENGLISH.includes(english))).toEqual([])
  for (const [english, text] of own) expect(placesIn(text)).toEqual(placesIn(english))
})

it('a value may have braces, and a sentence without a translation is English', () => {
  speakSentences({ 'There is no {0} block.': 'Kein {0}.' })
  expect(sentence`There is no ${'{1}'} block.`).toBe('Kein {1}.')
  expect(sentence`Line ${3} has it already.`).toBe('Line 3 has it already.')
})

it('a problem names a key of front matter as the form does', () => {
  const problem = () => errorsIn('a', 'en', new Map([['en', { authors: ['[x](y)'], body: 'One.' }]]), publication)[0]
  expect(problem()?.message).toBe('The key “title” is missing.')
  speakSentences(sentencesIn('fa'), { title: 'تیتر' })
  expect(problem()?.message).toBe('فیلد «تیتر» پر نشده است.')
})

const BODY = `<blink>Two</blink> and <b>open, </i>

::embed[]{kind=film}

:::chart
No table.
:::

:::points
None.
:::

:::pull[Title]
Words that are nowhere.
:::

:::gallery
![](one.jpg)
:::

:::update[Late]{key="A" time="noon"}
:::

:::nothing
:::

![ship](my ship.jpg) and a note[^1], and [^2]

[x]: /a
[x]: /b

[^3]: Unused.

- [ ] A task

| A |
| --- |
| 1 | 2 |

## <br>

https://youtu.be/abcdefgh

<iframe src="https://example.org/"></iframe>

:::note
Open to the end.`

const FIELDS = {
  title: 2024,
  description: ' ',
  date: '2024-13-01',
  updated: 'soon',
  publish: '2024-01-01',
  slug: 'A b',
  authors: ['[x](https://example.org/)'],
  tags: 'harbour',
  kind: 'gossip',
  live: 'maybe',
  draft: 'yes',
  colour: 'blue',
  cover: { src: 'a.jpg', licence: 'mine', focus: 'left', frame: 'big' },
  translation: { of: 'en', by: 'robot' },
  unpublish: { date: 'never' },
  comments: 'no',
  accept: { nothing: 'x' },
  body: BODY,
}

/** Returns all messages and hints about a text with many mistakes, and about a translation. */
function said(): string[] {
  const errors = errorsIn('a', 'en', new Map([['en', FIELDS]]), publication)
  const texts = {
    slug: 'a',
    lang: 'de',
    of: 'en',
    original: { title: 'The ships', body: 'There are 28 ships for 30%.\n\nIt has the Harbour Board.\n\n> Quote' },
    edited: {
      title: 'Die die Schiffe',
      translation: { of: 'en', by: 'human', form: 'adapted' },
      sources: ['Nobody'],
      body: 'Es sind 29 “Schiffe” für alle.\n\nDer der Rat , ja.',
    },
  }
  const pairs = [
    { id: 'p1', original: 'There are 28 ships for 30%.', text: 'Es sind 29 “Schiffe” für alle.' },
    { id: 'p2', original: 'It has the Harbour Board.', text: 'Der der Rat , ja. ** 2. Hafen **' },
    {
      id: 'p3',
      original: 'It is a sentence of more than forty letters in one line.',
      text: 'It is a sentence of more than forty letters in one line.',
    },
  ]
  const terms = [{ terms: { en: 'Harbour Board', de: 'Hafenrat' }, avoid: { de: ['Rat'] } }]
  const findings = findingsIn(texts, pairs, { warningsAbout, numberDifference }, terms)
  const complete = completionOf(texts, publication, { numberDifference })
  const misaligned = completionOf(
    { ...texts, edited: { ...texts.edited, translation: { of: 'en', by: 'human' }, body: '- Eins' } },
    publication,
    { numberDifference },
  )
  const problems = [complete, misaligned].flatMap((one) => ('problems' in one ? one.problems : []))
  return [
    ...[...errors, ...problems].flatMap(({ message, hint }) => [message, hint]),
    ...[...findings.values()].flat(),
  ].filter(Boolean)
}

describe.each(OTHERS)('a text with many mistakes, in %s', (tag) => {
  it('has no English sentence in what is said of it', () => {
    const english = said()
    speakSentences(sentencesIn(tag))
    const spoken = said()
    expect(english.length).toBeGreaterThan(90)
    expect(spoken).toHaveLength(english.length)
    expect(spoken.filter((one) => english.includes(one))).toEqual([])
    if (NOT_LATIN.includes(tag)) expect(spoken.filter((one) => LATIN_SENTENCE.test(withoutCode(one)))).toEqual([])
  })
})

const LATIN_SENTENCE = /[A-Za-z]{2,} [A-Za-z]+ [A-Za-z]{2,}/

/** Returns a sentence without quotations of the text and code. */
function withoutCode(text: string): string {
  return text.replaceAll(/“[^”]*”|«[^»]*»|「[^」]*」|`[^`]*`|\{[^}]*\}|<[^>]*>|\[[^\]]*\]/g, '')
}

function newspaper() {
  const { publication: read } = readPublication(PUBLICATION)
  if (!read) throw new Error('The publication cannot be read.')
  return read
}
