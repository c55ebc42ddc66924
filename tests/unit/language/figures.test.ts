import { expect, it } from 'vitest'
import { figureParts } from '../../../lib/language/figures.ts'

/** The numbers in a text that must be shown from left to right. */
const figures = (text: string, lang = 'he') => figureParts(text, lang).filter((_, place) => place % 2 === 1)

it.each([
  ['he', 'בלילה נמדדו −4.5 °C בנמל.', '−4.5 °C'],
  ['he', 'הטמפרטורה ירדה (-7 °C) מהר.', '-7 °C'],
  ['he', 'המסלול באורך 12–15 km נפתח.', '12–15 km'],
  ['he', 'הקובץ תופס 3 GB בדיסק.', '3 GB'],
  ['he', 'שינוי של -2.5% בלבד', '-2.5%'],
  ['he', 'סטייה של ±0.2 mm מותרת', '±0.2 mm'],
  ['ar', 'بلغت الحرارة −4.5 °C ليلا.', '−4.5 °C'],
  ['ar', 'بلغت الحرارة 5°C ليلا.', '5°C'],
  ['fa', 'دما به −۴٫۵ °C رسید.', '−۴٫۵ °C'],
  ['ur', 'رفتار 90 km/h تھی۔', '90 km/h'],
  ['ur', 'لمبائی 2 × 3 m ہے۔', '2 × 3 m'],
  ['he', 'הפסד של −2.5x השנה', '−2.5x'],
  ['he', 'הפסד של −12–15x השנה', '−12–15x'],
  ['he', 'הפסד של −$1.2B השנה', '−$1.2B'],
  ['he', 'אזור הזמן -12:30 שלהם', '-12:30'],
  ['he', 'יתרה של −1,200.50 שקל', '−1,200.50'],
  ['he', 'נסעו ב-5 km/h בלבד', '5 km/h'],
  ['he', 'הסוכנות (NASA), 5 km מכאן', '5 km'],
  ['he', 'המסלול באורך 10 000 km נפתח.', '10 000 km'],
  ['fa', 'طول آن ۱۰ ۰۰۰ km است.', '۱۰ ۰۰۰ km'],
])('in %s, the number in “%s” is shown from left to right', (lang, text, figure) => {
  expect(figures(text, lang)).toEqual([figure])
  expect(figureParts(text, lang).join('')).toBe(text)
})

it.each([
  ['he', 'ב-5 ביוני נסעו 20 איש.'],
  ['he', 'בשנת 2024 Google פתחה משרד.'],
  ['he', 'בשנים 1939–1945 היה סגור.'],
  ['he', 'רשת -5G חדשה, 5 mills וגם 7−3 הוא 4.'],
  ['he', 'מכשיר iPhone 256 GB חדש'],
  ['he', 'כרטיס RTX 4090 24 GB חדש'],
  ['he', 'מכשיר Galaxy S24 512 GB חדש'],
  ['he', 'החללית Voyager −4.5 °C אז'],
  ['he', 'ירידה של -1.5אחוז בלבד'],
  ['ar', 'نزلت إلى −٤٫٥ درجة، و50% منها.'],
  ['ar', 'في عام 2024، 15 شخصا'],
])('in %s, nothing in “%s” needs another order than that of the text', (lang, text) => {
  expect(figures(text, lang)).toEqual([])
})

it('each of several numbers is shown from left to right, also one after the unit of another', () => {
  expect(figures('בין 12 km, 13 km')).toEqual(['12 km', '13 km'])
  expect(figures('בין 12 km-13 km, 14 km,15 km')).toEqual(['12 km', '13 km', '14 km', '15 km'])
  expect(figures('בין 12 km 13 km')).toEqual(['12 km', '13 km'])
  expect(figures('מכשיר iPhone 256 GB, 5 cm')).toEqual(['5 cm'])
})

it('a text from left to right is as it was', () => {
  expect(figureParts('It was −4.5 °C.', 'en')).toEqual(['It was −4.5 °C.'])
})
