import { expect, it } from 'vitest'
import type { GlossaryTerm } from '../glossary.ts'
import { avoidedWords, termProblems } from '../glossary-problems.ts'

function term(terms: Record<string, string[]>, others: Partial<GlossaryTerm> = {}): GlossaryTerm {
  return { terms, title: {}, avoid: {}, ...others }
}

const GLOSSARY = [
  term({ en: ['Harbour'], ru: ['Гавань', 'Гаван*'], de: ['Hafen'] }),
  term({
    en: ['Harbour Board', 'Harbour Boards'],
    ru: ['Портовый совет', 'Портов* совет*'],
    de: ['Hafenrat', 'Hafenrats'],
    tr: ['Liman Kurulu'],
    zh: ['港务局'],
    he: ['מועצת הנמל'],
    ar: ['مجلس الميناء'],
    ko: ['항만위원회'],
  }),
  term({ en: ['Masthead'] }),
  term({ en: ['Ada Writer'], ru: ['Ада Райтер', 'Ад* Райтер'] }, { title: { en: ['Mayor'], ru: ['мэр', 'мэр*'] } }),
]
const BOARD = 'The Harbour\nBoard met.'

it.each([
  [BOARD, 'ru', 'Заседание Портового\nсовета прошло.'],
  [BOARD, 'de', 'Die Sitzung des Hafenrats war kurz.'],
  [BOARD, 'tr', 'Liman Kurulu’nun toplantısı.'],
  [BOARD, 'zh-Hant', '昨天港务局开会。'],
  [BOARD, 'he', 'ישיבה במועצת הנמל.'],
  [BOARD, 'ar', 'اجتمع أعضاء ومجلس الميناء.'],
  [BOARD, 'ko', '항만위원회는 회의를 열었다.'],
  [BOARD, 'fr', 'Le conseil s’est réuni.'], // the newsroom has no French form
  ['A masthead is the title.', 'fr', 'Le titre du journal.'], // no name
  ['Harbours are deep.', 'de', 'Es ist tief.'], // another form
  ['Mayor Ada Writer spoke.', 'ru', 'Слово взяла мэр города Ада Райтер.'],
  ['Ada Writer spoke. Much later there came a Mayor.', 'ru', 'Выступила Ада Райтер. Потом пришли другие.'],
])('a translation that has the term is right: %s, %s: %s', (original, lang, translation) => {
  expect(termProblems({ original, of: 'en', translation, lang }, GLOSSARY)).toEqual([])
})

it.each([
  [BOARD, 'ru', 'Заседание Совета порта прошло.', 'Портовый совет'],
  [BOARD, 'de', 'Die Hafenrätin war da.', 'Hafenrat'],
  [BOARD, 'zh-Hant', '昨天海港會議。', '港务局'],
  [BOARD, 'ar', 'اجتمع مجلس المدينة.', 'مجلس الميناء'],
  ['Masthead makes it.', 'fr', 'Le générique le fait.', 'Masthead'],
  ['Mayor Ada Writer spoke.', 'ru', 'Слово взяла Ада Райтер.', 'мэр'],
  ['Ada Writer, the Mayor, spoke.', 'ru', 'Слово взяла Ада Райтер.', 'мэр'],
])('a translation that lacks it is not: %s, %s: %s', (original, lang, translation, missing) => {
  const [problem, ...others] = termProblems({ original, of: 'en', translation, lang }, GLOSSARY)
  expect(problem?.message).toContain(`no “${missing}”`)
  expect(others).toEqual([])
})

it('finds words to avoid in any form that the newsroom lists, and nothing that only contains them', () => {
  const avoid = { en: ['illegal*', 'OK'], ru: ['нелегал*'] }
  const glossary = [term({ en: ['undocumented'] }, { avoid })]
  const found = (text: string, lang = 'en') => avoidedWords(text, lang, glossary).map(({ at, hint }) => [at, hint])
  expect(found('Illegals came. It is OK.')).toEqual([
    ['Illegals', 'Write “undocumented”.'],
    ['OK', 'Write “undocumented”.'],
  ])
  expect(found('Приехали нелегалы.', 'ru')).toEqual([['нелегалы', 'Write it in another way.']])
  expect(found('A paralegal said ok, in Oklahoma.')).toEqual([])
})
