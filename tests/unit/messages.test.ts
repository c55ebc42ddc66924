import { globSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fill } from '../../lib/language/format.ts'
import { isLanguageTag, languageOf } from '../../lib/language/language.ts'
import { hasMessages, messageNotes, messagesFor } from '../../lib/language/messages.ts'
import { setQuotationMarks } from '../../lib/language/quotation-marks.ts'
import { PURPOSES } from '../../lib/publication/services.ts'
import { FORMS, KINDS } from '../../lib/story/types/story.ts'
import SHARED from './shared-words.json' with { type: 'json' }

const FOLDER = 'lib/language/messages'
const TAGS = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''))

// What stays Latin in every script: names of things, and the marks between them.
const NAMES = ['Global Privacy Control', 'Cookies', 'Cookie', 'Masthead', 'JavaScript', 'RSS']

// The letters of a script whose name is not that of its letters.
const LETTERS: Readonly<Record<string, RegExp>> = {
  Aran: /\p{Script=Arabic}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
}

function read(tag: string): Record<string, string> {
  const { $reviewedBy: _, ...messages } = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(`${FOLDER}/${tag}.json`, 'utf8')))
  return messages
}

const english = read('en')
const notes = messageNotes()

const mostLetters = (note = '') => Number(/At most (\d+) letters/.exec(note)?.[1] ?? Number.POSITIVE_INFINITY)

it('has a note for each message, in the same order, that says what each # is', () => {
  expect(Object.keys(notes)).toEqual(Object.keys(english))
  const silent = Object.entries(notes).filter(([key, note]) => english[key]?.includes('#') !== note.includes('#'))
  expect(silent).toEqual([])
  expect(Object.values(notes).filter((note) => !/^\p{Lu}.{12,}\.$/u.test(note))).toEqual([])
})

// A colon and the spaces about it are words of the interface, too; the tests of letters pass them over.
const isWord = ([, word]: readonly [string, string]) => /\p{L}/u.test(word)

it('has messages in forty languages at least, by canonical tags', () => {
  expect(TAGS.length).toBeGreaterThanOrEqual(40)
  expect(TAGS.filter((tag) => !isLanguageTag(tag))).toEqual([])
})

describe.each(TAGS)('the words in %s', (tag) => {
  const words = read(tag)
  const letters = lettersOf(languageOf(tag).script)

  it('have the keys of the English ones, in the same order', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english))
  })

  it('are all there, without spaces around them', () => {
    expect(Object.values(words)).not.toContain('')
    const amiss = Object.entries(words).filter((entry) => isWord(entry) && entry[1] !== entry[1].trim())
    expect(amiss).toEqual([])
  })

  it('have a place for each value that the English ones have a place for', () => {
    const places = (all: Record<string, string>) =>
      Object.entries(all).map(([key, word]) => [key, word.split('#').length])
    expect(places(words)).toEqual(places(english))
  })

  it('are no longer than their notes allow', () => {
    const longer = Object.entries(words).filter(([key, word]) => [...word].length > mostLetters(notes[key]))
    expect(longer).toEqual([])
  })

  it('are written in the language’s own script, and in no other than names need', () => {
    const withoutNames = Object.entries(words)
      .filter(isWord)
      .map(([key, word]) => [key, withoutLatinNames(word)] as const)
    const amiss = withoutNames.filter(
      ([, word]) => !letters.test(word) || [...word].some((letter) => /\p{L}/u.test(letter) && !letters.test(letter)),
    )
    expect(amiss).toEqual([])
  })

  it('hold nothing invisible but joiners, which some languages need', () => {
    const hidden = Object.entries(words).filter(([, word]) => /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]/u.test(word))
    expect(hidden).toEqual([])
  })
})

it.each(TAGS.filter((tag) => tag !== 'en'))('the messages in %s are translated', (tag) => {
  const kept = Object.entries(read(tag)).filter(([key, word]) => isWord([key, word]) && word === english[key])
  // English words that other languages share are no oversight.
  expect(kept.filter(([, word]) => !SHARED.includes(word))).toEqual([])
})

it.each(TAGS)('the message in %s that quotes a text has the quotation marks of the language', (tag) => {
  expect(read(tag).quotation).toBe(setQuotationMarks(['"#"'], tag).join(''))
})

it.each(['zh', 'zh-Hant', 'ja'])(
  'in %s no half-width space, bracket or mark stands beside full-width letters',
  (tag) => {
    const words = Object.entries(read(tag)).map(([key, word]) => [key, withoutLatinNames(word)] as const)
    expect(words.filter(([, word]) => /[ ():,;.!?]/.test(word))).toEqual([])
  },
)

it('puts each value into its own place, whatever it contains', () => {
  expect(fill('# (#)', 'Grain #1', '$& tons')).toBe('Grain #1 ($& tons)')
})

it('has no word that nothing shows', () => {
  const code = globSync('{lib,components,app,packages}/**/*.{ts,tsx}', { exclude: ['**/tests', '**/dist'] })
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const named = [...code.matchAll(/\b(?:words|inLanguage\([^)]*\))\.(\w+)/g)].map(([, key]) => key)
  const unpacked = [...code.matchAll(/\{([^{}]*)\}(?:: Messages| = [\w.]*[wW]ords)/g)].flatMap(([, keys = '']) =>
    keys.split(/\W+/),
  )
  const mapped = [...code.matchAll(/_(?:WORDS|TITLES)\b.* = \{([^{}]*)\}/g)].flatMap(([, map = '']) =>
    map.match(/\w+/g),
  )
  const ofKinds = [...KINDS, ...PURPOSES, ...PURPOSES.map((purpose) => `${purpose}About`), 'draft', 'scheduled']
  const ofLists = ['topics', 'authors', ...FORMS]
  const used = new Set([...named, ...unpacked, ...mapped, ...ofKinds, ...ofLists])
  expect(Object.keys(english).filter((key) => !used.has(key))).toEqual([])
})

it('gives the words of a language, and says which it has', () => {
  expect(messagesFor('de').chooseLanguage).toBe(read('de').chooseLanguage)
  expect([hasMessages('de'), hasMessages('qaa'), hasMessages('../../package')]).toEqual([true, false, false])
  expect(() => messagesFor('qaa')).toThrow()
})

/** The letters of a script: most codes of scripts are names to a regular expression, too. */
function lettersOf(script: string): RegExp {
  return LETTERS[script] ?? new RegExp(`\\p{Script=${script}}`, 'u')
}

function withoutLatinNames(word: string): string {
  return NAMES.reduce((rest, name) => rest.replaceAll(new RegExp(name, 'gi'), ''), word)
}
