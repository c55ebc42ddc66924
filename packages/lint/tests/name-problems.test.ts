import { expect, it } from 'vitest'
import { keptNames, nameProblems, namesIn, withoutTerms } from '../name-problems.ts'

const ORIGINAL =
  'The engineers of SolarEdge, Ada Writer, Ben Lens, met the European Union at the Technical University of Munich.'

/** The names that a translation of one section is to keep. */
function kept(translation: string): string[] {
  return [...keptNames([{ names: namesIn(ORIGINAL), original: ORIGINAL, translation }])]
}

/** The names that a translation of several sections with one name is to keep. */
function keptIn(translations: readonly string[], name = 'SolarEdge'): string[] {
  const original = `The company ${name} says so.`
  return [...keptNames(translations.map((translation) => ({ names: [name], original, translation })))]
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

it('a term is no name: its words are also in the text without capitals', () => {
  const text = 'We ask the Certificate Authority of BrainCo. Each certificate has a ChangeLog of its changes.'
  expect(withoutTerms(namesIn(text), text)).toEqual(['BrainCo'])
  const fixed = 'Get the FIXED boat. It has fixes, says the BBC.'
  expect(withoutTerms(namesIn(fixed), fixed)).toEqual(['BBC'])
  const fields = 'An OPTIONAL field is optional, says the BBC.'
  expect(withoutTerms(namesIn(fields), fields)).toEqual(['BBC'])
})

it('an abbreviation is a term if the text explains it, counts it, says whose it is, or has it behind a name', () => {
  const text =
    'Transport security (TLS) is in TLS. They have an API, two SREs and our CDN: the API, an SRE, the CDN, the IDC and the BBC.'
  expect(withoutTerms(namesIn(text), text)).toEqual(['IDC', 'BBC'])
  const kinds = 'It has the Ruby SDK and a GitHub URL. The BBC World Service and the IDC say so.'
  expect(withoutTerms(['SDK', 'URL', 'BBC', 'IDC'], kinds)).toEqual(['BBC', 'IDC'])
  const agreement = 'They sign our Subscriber Agreement, says Ada Writer.'
  expect(withoutTerms(namesIn(agreement), agreement)).toEqual(['Ada Writer'])
})

it('a phrase is a term if the text also has its initials', () => {
  const text = 'It has an Incremental Garbage Collector. Symbols are seen by GC, says the Financial Times.'
  expect(withoutTerms(['Garbage Collector', 'Financial Times'], text)).toEqual(['Financial Times'])
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

it('a name may be missing in one section, because two show that it may be translated', () => {
  expect(keptIn(['SolarEdge的工程师。', 'SolarEdge说。', '公司说。'])).toEqual(['SolarEdge'])
  expect(keptIn(['SolarEdge的工程师。', '公司说。'])).toEqual(['SolarEdge'])
  expect(keptIn(['SolarEdge的工程师。', '公司说。', '公司说。'])).toEqual([])
  expect(keptIn(['IDC说。', 'IDC说。', '公司说。'], 'IDC')).toEqual(['IDC'])
  expect(keptIn(['IDC说。', 'IDC说。', '公司说。', '公司说。'], 'IDC')).toEqual([])
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

it('a name of several words that is missing must be in two other sections, because it may be a term', () => {
  const [one, other, lost] = ['Das Buch Harbour Secrets', 'Nach Harbour Secrets', 'Nach den Geheimnissen']
  expect(keptIn([one, lost], 'Harbour Secrets')).toEqual([])
  expect(keptIn([one, other, lost], 'Harbour Secrets')).toEqual(['Harbour Secrets'])
})

it('a short word with capitals is kept only if two sections have it, because it is mostly a term', () => {
  expect(keptIn(['IoT设备。', '物联网。'], 'IoT')).toEqual([])
  expect(keptIn(['IoT设备。', 'IoT。', '物联网。'], 'IoT')).toEqual(['IoT'])
})

it('a name of several words with ’s may be “our” or “her” in a translation', () => {
  expect(namesIn("This is Harbour News's last letter. They met Ada Writer, and SolarEdge's boats.")).toEqual([
    'Ada Writer',
    'SolarEdge',
  ])
  expect(namesIn("It is by Ada Writer, in the new Harbour News's letter.")).toEqual(['Ada Writer'])
})

it('an abbreviation after a number is a unit, and so is a currency', () => {
  expect(withoutTerms(['BTC', 'IDC'], 'It costs 1 BTC, says IDC. Each BTC is new.')).toEqual(['IDC'])
  expect(withoutTerms(['ETH', 'IDC'], 'They pay in ETH, says IDC.')).toEqual(['IDC'])
})

it.each([
  ['GitHub', 'यह गिटहब पर है।'],
  ['URL', 'एक यूआरएल चाहिए।'],
  ['BDFL', 'बीडीएफएल का अर्थ'],
  ['CocoaPods', 'कोकोपोड्स के लिए'],
  ['GitHub', 'پروژه روی گیت هاب است'],
  ['GitHub', 'проект на Гитхабе'],
  ['GitHub', 'ギットハブのリポジトリ'],
  ['ServiceAccount', '서비스어카운트에 쓴다'],
  ['JavaScript', '자바스크립트 엔진은'],
  ['GitHub', '깃헙 페이지'],
  ['JavaScript', '让客户端更少的执行 JS'],
])('%s may have letters of another script: %s', (name, translation) => {
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
