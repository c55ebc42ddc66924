import { serviceTest as test } from './consent.ts'
import { NOTED } from './story-with-notes.ts'
import { expect } from './test.ts'

for (const lang of ['en', 'zh']) {
  test(`in ${lang} a call stays with the word before it and the mark after it, however wide the page`, async ({
    page,
  }) => {
    await page.goto(`/${lang}/${NOTED}/`)
    for (let width = 320; width < 420; width += 6) {
      await page.setViewportSize({ width, height: 800 })
      const parted = await page.locator('.prose p sup').evaluateAll(
        (calls) =>
          calls.filter((call) => {
            const boxes = [call.previousSibling, call.querySelector('button'), call.nextSibling].map((part, index) => {
              const range = document.createRange()
              range.selectNodeContents(part ?? call)
              if (index === 0) range.setStart(range.endContainer, range.endOffset - 1)
              if (index === 2) range.setEnd(range.startContainer, 1)
              return range.getBoundingClientRect()
            })
            const lefts = boxes.map(({ left }) => left)
            return lefts.some((left, index) => left < (lefts[index - 1] ?? 0))
          }).length,
      )
      expect(parted, `at ${width} px`).toBe(0)
    }
  })
}
