import { describe, expect, it } from 'vitest'
import { numberProblems } from '../../../lib/lint/number-problems.ts'

function faults(original: string, lang: string, translation: string): string[] {
  return numberProblems({ original, of: 'en', translation, lang }).map(({ message }) => message)
}

describe('numbers of a translation', () => {
  it.each([
    ['de', 'A dozen ships', '12 Schiffe'],
    ['de', '50 ships', 'Fünfzig Schiffe'],
    ['ja', '12 ships', '十二隻の船'],
    ['fr', 'Fifty million readers', '50 millions de lecteurs'],
    ['es', 'the 21st century', 'el siglo XXI'],
    ['ru', 'a third in 2024', '1/3 в 2024 году'],
    ['ar', 'about 28 percent', 'نحو ٢٨ في المئة'],
    ['hi', '4.5 million dollars', '45 लाख डॉलर'],
    ['pt', '$3 billion', 'US$ 3 bilhões'],
    ['zh', '28 percent of 1,200', '1200的百分之28'],
    ['de', 'at 9:30', 'um 9.30 Uhr'],
    ['de', 'at 9:30 p.m.', 'um 21.30 Uhr'],
    ['zh', 'at 9 pm on 12 May', '5月12日晚上9点'],
    ['es', 'in the 1990s', 'en los años noventa'],
    ['ru', 'in the 1990s', 'в 90-е годы'],
    ['ar', 'some 2,000 visitors', 'نحو ألفي زائر'],
    ['fa', 'the 19th century', 'سدهٔ نوزدهم'],
    ['fr', 'the 19th century', 'le XIXe siècle'],
    ['fr', '75 ships, 15 kilometres', 'Soixante-quinze navires, quinze kilomètres'],
    ['de', '45 ships', 'Fünfundvierzig Schiffe'],
    ['hi', '1.8 trillion dollars', '1.8 लाख करोड़ डॉलर'],
    ['ja', '40 kilograms', '40キログラム'],
    ['ja', '120 ships', '百二十隻'],
  ])('in %s may be written otherwise: “%s”, “%s”', (lang, original, translation) => {
    expect(faults(original, lang, translation)).toEqual([])
  })

  it.each([
    ['de', '28 ships', '82 Schiffe', 'This says 82, where the original says 28.'],
    ['fa', 'in 2024', 'در سال ۲۰۴۲', 'This says ۲۰۴۲, where the original says 2024.'],
    ['hi', '50 million', '50 करोड़', 'This says 50 करोड़, where the original says 50 million.'],
    ['fr', '3 ships', '4 navires', 'This says 4, where the original says 3.'],
    ['es', '12 ships', 'Unos barcos', 'The original says 12 here.'],
    ['ko', 'Ships', '배 30척', 'The original does not say 30 here.'],
    ['hi', '1.8 trillion', '1.8 लाख', 'This says 1.8 लाख, where the original says 1.8 trillion.'],
    ['de', 'at 9:30 p.m.', 'um 22.30 Uhr', 'The original does not say 22 here.'],
    ['es', '22 ships', 'Veinte barcos', 'The original says 22 here.'],
    ['ru', '28 percent', '28 кораблей', 'The original speaks of percent here.'],
  ])('in %s are to be the original’s: “%s”, “%s”', (lang, original, translation, message) => {
    expect(faults(original, lang, translation)).toEqual([message])
  })
})
