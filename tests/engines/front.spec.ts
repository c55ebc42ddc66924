import { CHOSEN } from './briefing.ts'
import { expect, test } from './test.ts'

test('the front page has the stories that editors chose, in their order', async ({ reader }) => {
  await reader.open('/en/')
  expect((await reader.look(slugs)).slice(0, CHOSEN.length)).toEqual(CHOSEN)
})

for (const lang of ['en', 'ar']) {
  test(`${lang}: on a wide screen the picture of the first story is beside its words; on a telephone it is below them`, async ({
    reader,
  }) => {
    await reader.open(`/${lang}/`)
    const { words, picture } = await reader.look(places)
    expect(Math.abs(picture.top - words.top)).toBeLessThan(1)
    if (lang === 'ar') expect(picture.right).toBeLessThanOrEqual(words.left)
    else expect(picture.left).toBeGreaterThanOrEqual(words.right)
    await reader.resize(390, 844)
    await reader.open(`/${lang}/`)
    const phone = await reader.look(places)
    expect(phone.picture.top).toBeGreaterThanOrEqual(phone.words.bottom)
    expect(phone.picture.right - phone.picture.left).toBeCloseTo(phone.width, 1)
  })
}

/** The folders of the stories at the top, in order. */
function slugs() {
  const links = document.querySelectorAll('.lead h2 a, .top h3 a')
  return [...links].map((link) => link.getAttribute('href')?.split('/').at(-2))
}

function places() {
  const box = (selector: string) => {
    const { top, bottom, left, right } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
    return { top, bottom, left, right }
  }
  const width = document.documentElement.clientWidth // without the scroll bar
  return { words: box('.lead > div'), picture: box('.lead img.plate'), width }
}
