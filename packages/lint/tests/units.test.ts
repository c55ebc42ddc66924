import { describe, expect, it } from 'vitest'
import { numberProblems } from '../number-problems.ts'
import { scaleAt } from '../numbers-in.ts'

function problems(original: string, lang: string, translation: string): string[] {
  return numberProblems({ original, of: 'en', translation, lang }).map(({ message }) => message)
}

/** Sentences with a unit, in English and, after the tags of languages of other scripts, as newspapers write them. */
const SENTENCES: readonly (readonly [unit: string, en: string, ...translations: string[]])[] = [
  [
    'kilometres',
    'It is 11 km.',
    'ru Это 11 км. | uk Це 11 км. | ar إنها 11 كم. | fa ۱۱ کیلومتر است. | hi यह 11 किमी है।',
    'el Είναι 11 χλμ. | he זה 11 ק״מ. | zh 全长11公里。 | zh-Hant 全長11公里。 | ja 全長11キロです。 | ko 길이는 11km입니다.',
  ],
  [
    'kilometres',
    'It has 11 kilometres.',
    'ru Здесь 11 километров. | uk Тут 11 кілометрів. | ar طوله 11 كيلومترًا. | hi यह 11 किलोमीटर है।',
    'el Έχει 11 χιλιόμετρα. | he יש בו 11 קילומטרים. | zh 它有11km的路。 | ja 長さは11kmの道です。',
  ],
  [
    'tons',
    'It weighs 20 tons.',
    'ru Он весит 20 т. | uk Він важить 20 тонн. | ar وزنه 20 طنا. | fa وزن آن ۲۰ تن است.',
    'hi इसका वज़न 20 टन है। | el Ζυγίζει 20 τόνους. | he הוא שוקל 20 טון. | zh 它重20吨。',
  ],
  [
    'dollars',
    'It costs 30 dollars.',
    'ru Это стоит 30 долларов. | ar يكلف 30 دولارًا. | hi इसकी कीमत 30 डॉलर है। | el Κοστίζει 30 δολάρια.',
    'he זה עולה 30 דולר. | zh 它要30美元。',
  ],
  [
    'euros',
    'It costs 30 euros.',
    'ru Это стоит 30 евро. | ar يكلف 30 يورو. | hi इसकी कीमत 30 यूरो है। | el Κοστίζει 30 ευρώ.',
    'he זה עולה 30 אירו. | zh 它要30欧元。',
  ],
  [
    'pounds',
    'It costs £30.',
    'ru Это стоит 30 фунтов. | ar يكلف 30 جنيهًا. | hi इसकी कीमत 30 पाउंड है। | el Κοστίζει 30 λίρες.',
    'he זה עולה 30 ליש״ט. | zh 它要30英镑。',
  ],
  [
    'percent',
    'It is 40 percent.',
    'ru Это 40 процентов. | ar إنها 40 في المئة. | hi यह 40 प्रतिशत है। | el Είναι 40 τοις εκατό.',
    'he זה 40 אחוז. | zh 占百分之40。',
  ],
]
const CASES = SENTENCES.flatMap(([unit, en, ...translations]) =>
  translations
    .flatMap((line) => line.split(' | '))
    .map((one) => [unit, one.slice(0, one.indexOf(' ')), en, one.slice(one.indexOf(' ') + 1)] as const),
)

describe('a unit', () => {
  it.each(CASES)('of %s is found in %s', (_, lang, en, text) => {
    expect(problems(en, lang, text)).toEqual([])
  })

  it.each(CASES)('of %s is missed where %s does not have it', (unit, lang, en, text) => {
    const number = /\p{Nd}+/u.exec(text)?.[0]
    expect(problems(en, lang, `A ${number}.`)).toEqual([`The original speaks of ${unit} here.`])
  })

  it.each(CASES)('of %s is noticed where only %s has it', (unit, lang, en, text) => {
    const number = /\d+/.exec(en)?.[0]
    expect(problems(`It has ${number}.`, lang, text)).toEqual([`The original does not speak of ${unit} here.`])
  })

  it.each([
    ['ru', 'Это 11 кмет.'], // the beginning of a longer word
    ['ru', 'Это 11 т. е. много.'], // “that is”
    ['el', 'Είναι 11 τόνοι της φωνής μας.'.replace('τόνοι', 'τονισμοί')],
    ['he', 'אלה 11 טונאליות.'],
    ['fr', 'Ce sont 11 éuros.'],
    ['sv', 'Det är 11 tonårig.'],
  ])('is a whole word: %s, %s', (lang, text) => {
    expect(problems('It is 11.', lang, text)).toEqual([])
  })
})

describe('a word of scale', () => {
  it.each([
    ['pt', ' mil barcos', 1000],
    ['pt', ' milícias', undefined],
    ['ro', ' mii de oameni', 1000],
    ['tr', ' bin kişi', 1000],
    ['tr', ' binärkod', undefined],
    ['pl', ' mln zł', 1e6],
    ['ru', ' млн рублей', 1e6],
  ])('is a whole word: %s, 5%s', (lang, text, factor) => {
    expect(scaleAt(`5${text}`, 1, lang)?.factor).toBe(factor)
  })
})

it('24 hours may become a day, but 24 of something else may not', () => {
  expect(problems('It took 24 hours.', 'fr', 'Il a fallu un jour.')).toEqual([])
  expect(problems('Il y a 24 hôpitaux.', 'en', 'There are hospitals.')).toEqual(['The original says 24 here.'])
})
