import { expect, it } from 'vitest'
import { keptNames, nameProblems, namesIn, termFilter } from '../name-problems.ts'
import CASES from './name-problems.json' with { type: 'json' }

const ORIGINAL =
  'The engineers of SolarEdge, Ada Writer, Ben Lens, met the European Union at the Technical University of Munich.'

/** The names that a translation of one section is to keep. */
function kept(translation: string): string[] {
  return [...keptNames([{ names: namesIn(ORIGINAL), original: ORIGINAL, translation }])]
}

it('names show by their capitals', () => {
  expect(namesIn(ORIGINAL)).toEqual([
    'SolarEdge',
    'Ada Writer',
    'Ben Lens',
    'European Union',
    'Technical University of Munich',
  ])
})

it.each<[text: string, names: string[] | undefined, left: string[]]>([
  // Its words are also in the text without capitals.
  [
    'We ask the Certificate Authority of BrainCo. Each certificate has a ChangeLog of its changes.',
    undefined,
    ['BrainCo'],
  ],
  ['Get the FIXED boat. It has fixes, says the BBC.', undefined, ['BBC']],
  ['An OPTIONAL field is optional, says the BBC.', undefined, ['BBC']],
  // The text explains an abbreviation, counts it, says whose it is, or has it behind a name.
  [
    'Transport security (TLS) is in TLS. They have an API, two SREs and our CDN: the API, an SRE, the CDN, the IDC and the BBC.',
    undefined,
    ['IDC', 'BBC'],
  ],
  [
    'It has the Ruby SDK and a GitHub URL. The BBC World Service and the IDC say so.',
    ['SDK', 'URL', 'BBC', 'IDC'],
    ['BBC', 'IDC'],
  ],
  ['They sign our Subscriber Agreement, says Ada Writer.', undefined, ['Ada Writer']],
  // The text also has the initials of a phrase.
  [
    'It has an Incremental Garbage Collector. Symbols are seen by GC, says the Financial Times.',
    ['Garbage Collector', 'Financial Times'],
    ['Financial Times'],
  ],
  // An abbreviation after a number is a unit, and so is a currency.
  ['It costs 1 BTC, says IDC. Each BTC is new.', ['BTC', 'IDC'], ['IDC']],
  ['They pay in ETH, says IDC.', ['ETH', 'IDC'], ['IDC']],
])('a term is no name: %s', (text, names, left) => {
  expect(termFilter(text)(names ?? namesIn(text))).toEqual(left)
})

it('a translation is to keep the names that it has as they are', () => {
  expect(kept('Leute von SolarEdge, Ada Writer und Ben Lens trafen die European Union an der Universität.')).toEqual([
    'SolarEdge',
    'Ada Writer',
    'Ben Lens',
    'European Union',
  ])
})

it('a translation that keeps few names may write all in its own way', () => {
  expect(kept('Los ingenieros se reunieron.')).toEqual([])
  expect(kept('工程师们见面了。')).toEqual([])
})

it.each<[name: string, isKept: boolean, ...translations: string[]]>([
  // It may be missing in one section, because two show that it may be translated.
  ['SolarEdge', true, 'SolarEdge的工程师。', 'SolarEdge说。', '公司说。'],
  ['SolarEdge', true, 'SolarEdge的工程师。', '公司说。'],
  ['SolarEdge', false, 'SolarEdge的工程师。', '公司说。', '公司说。'],
  ['IDC', true, 'IDC说。', 'IDC说。', '公司说。'],
  ['IDC', false, 'IDC说。', 'IDC说。', '公司说。', '公司说。'],
  // One of several words that is missing must be in two other sections, because it may be a term.
  ['Harbour Secrets', false, 'Das Buch Harbour Secrets', 'Nach den Geheimnissen'],
  ['Harbour Secrets', true, 'Das Buch Harbour Secrets', 'Nach Harbour Secrets', 'Nach den Geheimnissen'],
  // A short word with capitals is mostly a term.
  ['IoT', false, 'IoT设备。', '物联网。'],
  ['IoT', true, 'IoT设备。', 'IoT。', '物联网。'],
])('whether %s is a name that a translation keeps: %s', (name, isKept, ...translations) => {
  const original = `The company ${name} says so.`
  const sections = translations.map((translation) => ({ names: [name], original, translation }))
  expect([...keptNames(sections)]).toEqual(isKept ? [name] : [])
})

it('a name among words of the original shows nothing: there the translation has none of its own', () => {
  const original = 'See the guide 5.1 of Harbour Secrets, and more.'
  const pairs = [original, 'Nach den Geheimnissen des Hafens'].map((translation) => ({
    names: ['Harbour Secrets'],
    original,
    translation,
  }))
  expect([...keptNames(pairs)]).toEqual([])
})

it('a name of several words with ’s may be “our” or “her” in a translation', () => {
  expect(namesIn("This is Harbour News's last letter. They met Ada Writer, and SolarEdge's boats.")).toEqual([
    'Ada Writer',
    'SolarEdge',
  ])
  expect(namesIn("It is by Ada Writer, in the new Harbour News's letter.")).toEqual(['Ada Writer'])
})

it.each(CASES.otherScript)('%s may have letters of another script: %s', (name, translation) => {
  expect(nameProblems([name], translation, new Set([name]))).toEqual([])
  expect(nameProblems([name], 'यह वहाँ है। там там', new Set([name]))).toHaveLength(1)
})

it('letters of other scripts may leave out an r only in Korean and Japanese', () => {
  expect(nameProblems(['MarkSpace'], 'Максимум пользы', new Set(['MarkSpace']))).toHaveLength(1)
  expect(nameProblems(['Marks'], 'Максимум', new Set(['Marks']))).toHaveLength(1)
  expect(nameProblems(['GitServer'], 'ギット船サーバー', new Set(['GitServer']))).toHaveLength(1)
  expect(nameProblems(['GitServer'], 'ギット サーバーの船', new Set(['GitServer']))).toEqual([])
})

it('a name may have other capitals, a space, and no plural', () => {
  const names = namesIn('The UTF8Strings of BrainCo met GitHub.')
  expect(nameProblems(names, 'UTF8 String, Github, Brainco', new Set(names))).toEqual([])
  expect(nameProblems(names, 'UTF8String, GitHub', new Set(names)).map(({ message }) => message)).toEqual([
    'The original names BrainCo here, and this translation does not.',
  ])
})
