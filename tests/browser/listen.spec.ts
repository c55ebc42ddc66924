import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { expect, JOURNEY, journeyIn, storyPath, test } from './test.ts'

declare global {
  interface Window {
    /** Whether the page has asked for voices. */
    asked?: boolean
    said?: { text: string; rate: number; voice: string | undefined }[]
    endSentence?: () => void
  }
}

/**
 * Headless browsers have no voices: these, and a synthesis that says when it is told to that a sentence has ended. As
 * on an iPhone, it says nothing to a page that has not spoken within a reader's own press.
 */
async function withVoices(page: Page, ...voices: readonly { lang: string; localService: boolean }[]): Promise<void> {
  await page.addInitScript((all) => {
    const said: NonNullable<Window['said']> = []
    let current: SpeechSynthesisUtterance | undefined
    window.said = said
    window.endSentence = () => current?.dispatchEvent(new Event('end'))
    let known: typeof all = []
    let isAllowed = false
    class Synthesis extends EventTarget {
      getVoices() {
        window.asked = true
        return known
      }
      speak(utterance: SpeechSynthesisUtterance) {
        isAllowed ||= window.event?.isTrusted === true
        if (!isAllowed) return
        current = utterance
        if (utterance.text) said.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice?.lang })
      }
      cancel() {
        const cut = current
        current = undefined
        cut?.dispatchEvent(new Event('error')) // as browsers do for what is cut off
      }
    }
    class Utterance extends EventTarget {
      rate = 1
      voice: SpeechSynthesisVoice | undefined
      readonly text: string
      constructor(text: string) {
        super()
        this.text = text
      }
      set onend(listener: () => void) {
        this.addEventListener('end', listener)
      }
      set onerror(listener: () => void) {
        this.addEventListener('error', listener)
      }
    }
    const synthesis = new Synthesis()
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    addEventListener('load', () => {
      known = all // browsers, too, learn of their voices late
      synthesis.dispatchEvent(new Event('voiceschanged'))
    })
  }, voices)
}

/** Opens the story, and moves as somebody does who is there. */
async function visit(page: Page, lang = 'en'): Promise<void> {
  await page.goto(storyPath(lang))
  await page.waitForFunction(() => customElements.get('listen-story') !== undefined)
  await page.mouse.move(100, 100)
}

const words = messagesFor('en')
/** The button in the head of the story (`.slug`) or in the bar (`.bar`). */
const listenIn = (page: Page, place: '.slug' | '.bar') =>
  page.locator(place).getByRole('button', { name: words.listen })
const said = (page: Page) => page.evaluate(() => window.said ?? [])
/** The part of the page that is lit: the one that is read. */
const lit = (page: Page) => page.locator('.spoken')

for (const [lang, width, height] of [
  ['en', 1440, 900],
  ['ar', 1440, 900],
  ['ar', 390, 844],
  ['ar', 320, 568],
  ['ru', 390, 844],
  ['en', 320, 568],
] as const) {
  test(
    `in ${lang} at ${width} px the story is read out from its headline; its bar on the edge shows each sentence, and covers none of the part that is read`,
    width === 390 ? journeyIn(lang) : {},
    async ({ page }) => {
      await page.setViewportSize({ width, height })
      await withVoices(page, { lang: `${lang}_XX`, localService: true }, { lang, localService: true })
      await visit(page, lang)
      await page.locator('.consent [value=decline]').click()
      await page.locator('.slug listen-story > button').click()
      const headline = await page.locator('h1').textContent()
      await expect(lit(page)).toHaveText(headline ?? '')
      const bar = page.locator('story-voice')
      const edges = async (part: Locator) => part.evaluate((one) => one.getBoundingClientRect().toJSON())
      for (const count of [3, 5]) {
        for (let sentence = 0; sentence < 2; sentence++) await page.evaluate(() => window.endSentence?.())
        const sentences = await said(page)
        expect(sentences).toHaveLength(count)
        expect(sentences[0]).toMatchObject({ text: headline, rate: 1 })
        await expect(bar.locator('p')).toHaveText(sentences.at(-1)?.text ?? '')
        await expect(lit(page)).toContainText(sentences.at(-1)?.text ?? '')
        const { top, bottom } = await edges(bar)
        expect(Math.round(bottom)).toBe(height)
        await expect.poll(async () => (await edges(lit(page))).bottom).toBeLessThanOrEqual(top)
        expect((await edges(lit(page))).top).toBeGreaterThanOrEqual(0)
      }
      const buttons = await bar.getByRole('button').evaluateAll((all) =>
        all.map((one) => {
          const box = one.getBoundingClientRect()
          return { top: box.top, high: box.height, wide: box.width, isInside: box.left >= 0 && box.right <= innerWidth }
        }),
      )
      expect(buttons).toHaveLength(7)
      expect(new Set(buttons.map(({ top }) => top)).size, 'rows of buttons').toBe(1)
      const leading = await bar.locator('p').evaluate((one) => {
        const style = getComputedStyle(one)
        const least = Number(style.getPropertyValue('--leading-deck'))
        return Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize) - least
      })
      expect(leading, 'no less than the script needs').toBeGreaterThan(-0.01)
      for (const { high, wide, isInside } of buttons)
        expect([high >= 48, wide >= (width > 768 ? 48 : 40), isInside]).toEqual([true, true, true])
    },
  )
}

test('on a phone the player takes the room of the cookie notice, which comes back when it is closed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await withVoices(page, { lang: 'en-US', localService: true })
  await visit(page)
  const notice = page.locator('.consent')
  await expect(notice).toBeVisible()
  await listenIn(page, '.slug').click()
  const player = page.locator('story-voice')
  await expect(player).toBeVisible()
  await expect(notice).toBeHidden()
  expect(await player.evaluate((one) => innerHeight - one.getBoundingClientRect().bottom)).toBe(0)
  await page.getByRole('button', { name: words.stop }).click()
  await expect(notice).toBeVisible()
})

test('a reader pauses, goes on with the same sentence, changes speed, and stops', JOURNEY, async ({ page }) => {
  await withVoices(page, { lang: 'en-US', localService: true })
  await visit(page)
  await listenIn(page, '.slug').click()
  await expect.poll(() => said(page)).toHaveLength(1) // the player comes when it is asked for
  await page.evaluate(() => window.endSentence?.())
  await page.getByRole('button', { name: words.pause }).press('Enter')
  expect(await said(page)).toHaveLength(2)
  await page.getByRole('button', { name: words.resume }).press('Enter')
  await page.getByRole('button', { name: `${words.speed} 1.5×` }).click()
  const [, second, again, faster] = await said(page)
  expect(again).toEqual(second)
  expect(faster).toEqual({ ...second, rate: 1.5 })
  await page.getByRole('button', { name: words.stop }).click()
  await expect(lit(page)).toHaveCount(0)
  await expect(listenIn(page, '.slug')).toBeFocused()
})

test('a reader goes back and forward by sentences, and sees about how many minutes are left', async ({ page }) => {
  await withVoices(page, { lang: 'en-US', localService: true })
  await visit(page)
  await listenIn(page, '.slug').click()
  await expect.poll(() => said(page)).toHaveLength(1)
  await expect(page.locator('story-voice')).toContainText('−2 min')
  await page.getByRole('button', { name: words.nextSentence }).click()
  await page.getByRole('button', { name: words.nextSentence }).click()
  await page.getByRole('button', { name: words.previousSentence }).click()
  const [, second, , again] = await said(page)
  expect(again).toEqual(second)
  await page.getByRole('button', { name: `${words.speed} 0.75×` }).click()
  await expect(page.locator('story-voice')).toContainText('−3 min')
  await page.getByRole('button', { name: words.previousSentence }).click()
  await page.getByRole('button', { name: words.previousSentence }).click()
  await expect(lit(page)).toHaveText((await page.locator('h1').textContent()) ?? '')
})

test('a reader who presses Listen again before a voice is found hears the story once', async ({ page }) => {
  await withVoices(page, { lang: 'en-US', localService: true })
  await page.addInitScript(() => {
    // The device names its voices a moment after it was asked.
    const { speechSynthesis } = window
    const voices = speechSynthesis.getVoices.bind(speechSynthesis)
    let isLate = false
    speechSynthesis.getVoices = () => {
      setTimeout(() => {
        isLate = true
        speechSynthesis.onvoiceschanged?.(new Event('voiceschanged'))
      }, 300)
      return isLate ? voices() : []
    }
  })
  await visit(page)
  await listenIn(page, '.slug').dblclick()
  await expect.poll(() => said(page)).toHaveLength(1)
  await page.waitForTimeout(1500) // longer than the first press waits for voices
  expect(await said(page)).toHaveLength(1)
  await expect(page.locator('story-voice')).toHaveCount(1)
})

for (const [voices, why] of [
  [[], 'no voice'],
  [[{ lang: 'fr-FR', localService: true }], 'no voice of the language'],
  [[{ lang: 'en-US', localService: false }], 'no voice but one that sends the text away'],
] as const) {
  test(`where a device has ${why}, Listen says so`, async ({ page }) => {
    await withVoices(page, ...voices)
    await visit(page)
    await listenIn(page, '.slug').click()
    await expect(page.locator('.slug').getByRole('status')).toHaveText(words.noVoice)
    await expect(page.locator('story-voice')).toHaveCount(0)
  })
}

test('Listen is one stop of the Tab key', async ({ page }) => {
  await visit(page)
  const buttons = page.getByRole('button', { name: words.listen })
  await expect(buttons).toHaveCount(2)
  expect(await buttons.evaluateAll((all) => all.filter(({ tabIndex }) => tabIndex >= 0).length)).toBe(1)
})

test('a page that nobody has looked at yet asks the device for no voice', async ({ page }) => {
  await withVoices(page, { lang: 'en-US', localService: true })
  await page.goto(storyPath('en'))
  await expect(page.locator('keep-offline')).toBeVisible()
  expect(await page.evaluate(() => window.asked)).toBeUndefined()
})

test('Listen is in the bar when the bar comes back, reads from there, and says there why it cannot', async ({
  page,
}) => {
  await withVoices(page)
  await visit(page)
  const button = listenIn(page, '.bar')
  await expect(button).toHaveCSS('opacity', '0')
  await moveTo(page, 1500)
  await moveTo(page, 1200)
  await expect(button).toHaveCSS('opacity', '1')
  await button.click()
  await expect(page.locator('.bar').getByRole('status').filter({ hasText: words.noVoice })).toBeInViewport()
  await moveTo(page, 0)
  await expect(button).toHaveCSS('opacity', '0')
})

test('of Listen in the bar and Listen in the head, the one that was asked last reads', async ({ page }) => {
  await withVoices(page, { lang: 'en-US', localService: true })
  await visit(page)
  await listenIn(page, '.slug').click()
  await expect(page.locator('.slug story-voice')).toBeVisible()
  await moveTo(page, 1500)
  await moveTo(page, 1200)
  await listenIn(page, '.bar').click()
  await expect(page.locator('.bar story-voice')).toBeVisible()
  await expect(page.locator('story-voice')).toHaveCount(1)
  await moveTo(page, 1500)
  await expect(page.getByRole('button', { name: words.pause })).toBeVisible()
  await page.getByRole('button', { name: words.stop }).click()
  await expect(listenIn(page, '.bar')).toBeFocused()
})

/** Scrolls as a reader does, and waits until the page has noticed. */
async function moveTo(page: Page, top: number): Promise<void> {
  await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
