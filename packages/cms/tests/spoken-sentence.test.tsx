import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SpokenSentence } from '../preview/spoken-sentence.tsx'

it.each([
  ['بنویسید 2025-02-24 یا 2025-02-24T09:00:00+08:00.', ['2025-02-24', '2025-02-24T09:00:00+08:00']],
  ['اكتب ![ما تُظهره](file.jpg).', ['![ما تُظهره](file.jpg)']],
  ['في «my ship.jpg» مسافات.', ['my ship.jpg']],
  [
    'استعمل عنصرًا من قائمة `npx masthead help markdown`؛ ولكتابة < نفسها اكتب \\<.',
    ['`npx masthead help markdown`', '<', '\\<'],
  ],
  ['اكتب ::embed[العنوان]{kind=video alt="ما"}.', ['::embed[العنوان]{kind=video alt="ما"}']],
  ['قائمة (العناصر: 3) في الأصل (en.md:1).', ['3', '(en.md:1)']],
  ['الحاشية [^1] غير معرّفة.', ['[^1]']],
  ['لا شيء - معروف!', []],
])('in “%s” code reads from left to right, and nothing else', (text, code) => {
  const markup = renderToStaticMarkup(<SpokenSentence>{text}</SpokenSentence>)
  const plain = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
  expect(plain(markup.replaceAll(/<\/?bdi[^>]*>/g, ''))).toBe(text)
  expect(Array.from(markup.matchAll(/<bdi dir="ltr">(.*?)<\/bdi>/g), ([, part = '']) => plain(part))).toEqual(code)
})
