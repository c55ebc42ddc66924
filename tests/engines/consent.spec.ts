import { messagesFor } from '../../lib/language/messages.ts'
import { storyPath } from '../browser/test.ts'
import { expect, test } from './test.ts'

const ANSWERS = [
  { answer: 'decline', services: [] },
  { answer: 'accept', services: ['loopback_count', 'loopback_settings'] },
] as const

for (const { answer, services } of ANSWERS) {
  test(`${answer} is remembered from page to page until it is withdrawn`, async ({ reader }) => {
    await reader.open(storyPath('en'))
    await reader.until(isAsked, true)
    expect(await reader.look(running)).toEqual([])
    await reader.press(`.consent [value=${answer}]`)
    await reader.until(isAsked, false)
    await reader.until(running, services) // a page that is left while it loads them complains
    for (const address of [storyPath('en'), '/en/privacy/', storyPath('ar'), '/zh/']) {
      await reader.open(address)
      await reader.until(running, services)
      expect(await reader.look(isAsked), address).toBe(false)
    }
    await reader.press('consent-controls [value=withdraw]')
    await reader.until(isAsked, true)
    await reader.until(running, [])
    expect(await reader.look(() => document.cookie)).toBe('')
    await reader.open(storyPath('en'))
    expect(await reader.look(isAsked)).toBe(true)
  })
}

test('a reader chooses in the settings what to allow', async ({ reader }) => {
  await reader.open(storyPath('en'))
  await reader.press('.consent [value=settings]')
  await reader.press('dialog[open] input[name=statistics]')
  await reader.press('dialog[open] [value=save]')
  await reader.until(running, ['loopback_count'])
  expect(await reader.look(isAsked)).toBe(false)
})

test('what a reader can press in the notice stands apart', async ({ reader }) => {
  for (const width of [1280, 390]) {
    await reader.resize(width, 800)
    for (const lang of ['en', 'zh', 'ru', 'ar']) {
      await reader.open(storyPath(lang))
      expect(await reader.look(overlapping), `${lang} at ${width}`).toEqual([])
    }
  }
})

for (const { width, height } of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  test(`at ${width} px the notice says what is true under the publisher’s sentence, and covers no headline`, async ({
    reader,
  }) => {
    await reader.resize(width, height)
    for (const lang of ['en', 'zh', 'ar', 'ru']) {
      await reader.open(storyPath(lang))
      const { sentences, notice, headline, window } = await reader.look(placesOfNotice)
      expect(sentences).toHaveLength(2)
      expect(sentences[1]).toBe(messagesFor(lang).cookieTruth)
      expect(notice.bottom - notice.top, lang).toBeLessThanOrEqual(window / 3)
      expect(headline, lang).toBeLessThanOrEqual(notice.top)
    }
  })
}

function placesOfNotice() {
  const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
  const { top, bottom } = box('.consent')
  return {
    sentences: [...document.querySelectorAll('.consent p')].map(({ textContent }) => textContent?.trim()),
    notice: { top, bottom },
    headline: box('h1').bottom,
    window: innerHeight,
  }
}

function isAsked(): boolean {
  return document.querySelector('.consent')?.checkVisibility() ?? false
}

function running(): readonly string[] {
  return ['loopback_count', 'loopback_settings'].filter((name) => name in window)
}

function overlapping(): string[] {
  const buttons = [...document.querySelectorAll('.consent button')]
  return buttons.flatMap((one, index) =>
    buttons.slice(index + 1).flatMap((other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
      const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
      return isApart ? [] : [`${one.textContent} and ${other.textContent}`]
    }),
  )
}
