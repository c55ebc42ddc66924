import { storyPath } from '../browser/test.ts'
import { writtenPages } from '../browser/written.ts'
import { expect, test } from './test.ts'

for (const lang of ['en', 'zh', 'ar', 'ru']) {
  test(`a reader in ${lang} reads the site’s pages on a wide screen and on a telephone: nothing sticks out of the window or covers a section`, async ({
    reader,
  }) => {
    for (const width of [1280, 390]) {
      await reader.resize(width, 800)
      for (const { address, title } of writtenPages(lang)) {
        await reader.open(address)
        expect(await reader.look(headline), address).toBe(title)
        expect(await reader.look(overflow), `${address} at ${width}`).toBe(0)
      }
      await reader.open(storyPath(lang))
      const sections = await reader.look(placesOfSections)
      expect(sections.length).toBeGreaterThan(12)
      for (const [index, { id, top, bottom }] of sections.entries()) {
        expect(bottom - top, id).toBeGreaterThan(10)
        expect(top, id).toBeGreaterThanOrEqual(sections[index - 1]?.bottom ?? 0)
      }
    }
  })
}

function headline(): string | undefined {
  return document.querySelector('h1')?.textContent?.trim()
}

function overflow(): number {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth - clientWidth
}

function placesOfSections() {
  return [...document.querySelectorAll('.prose > [data-section]:not(.note)')].map((section) => {
    const { top, bottom } = section.getBoundingClientRect()
    return { id: section.id, top: top + scrollY, bottom: bottom + scrollY }
  })
}
