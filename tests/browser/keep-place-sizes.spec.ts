import type { Page } from '@playwright/test'
import { follow, scrollToSection, topOf, twoFrames } from './place.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 800 },
  { width: 390, height: 844 },
] as const

// Without motion one page does not fade into the next, for which every visit would wait.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const viewport of SIZES) {
  for (const [index, from] of LANGUAGES.slice(0, -1).entries()) {
    const others = LANGUAGES.slice(index + 1)
    test(`at ${viewport.width} × ${viewport.height}, between ${from} and ${others.join(', ')}, a reader stays at every tenth section`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport)
      await page.goto(storyPath(from))
      for (const id of await everyTenth(page)) {
        for (const to of others) {
          await scrollToSection(page, id, 16)
          await twoFrames(page)
          const start = await topOf(page, id)
          await follow(page, to, '#languages')
          await expect(page).toHaveURL(`${storyPath(to)}#${id}`)
          const there = await topOf(page, id)
          expect(Math.abs(there - start), `${id} from ${from} to ${to}`).toBeLessThanOrEqual(1)
          await follow(page, from, '#languages')
          await expect(page).toHaveURL(`${storyPath(from)}#${id}`)
          expect(Math.abs((await topOf(page, id)) - there), `${id} from ${to} to ${from}`).toBeLessThanOrEqual(1)
        }
      }
    })
  }
}

async function everyTenth(page: Page): Promise<string[]> {
  const sections = page.locator('.prose > [data-section]')
  const ids = await sections.evaluateAll((elements) => elements.map(({ id }) => id))
  return ids.filter((_, index) => index % 10 === 0)
}
