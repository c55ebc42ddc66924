import type { Locator, Page } from '@playwright/test'
import { expect, storyPath } from './test.ts'

/** The typeface of a story's text, where it is read alone. */
export async function fontOfStory(page: Page, lang: string): Promise<string> {
  const alone = await page.context().newPage()
  await alone.goto(storyPath(lang))
  return fontOf(alone.locator('.prose > p').first())
}

/** The typefaces of a text. */
export function fontOf(text: Locator): Promise<string> {
  return text.evaluate((element) => getComputedStyle(element).fontFamily)
}

/** Opens a story, the publication's own if none is named, beside another language of it. */
export async function openPair(page: Page, first: string, second: string, story?: string): Promise<void> {
  await page.goto(`${story ? `/${first}/${story}/` : storyPath(first)}?with=${second}`)
  await expect(page.locator('.prose > .twin').first()).toBeVisible()
  await page
    .locator('.consent [value=decline]')
    .click({ timeout: 1000 })
    .catch(() => {})
}

/** The edges of each section, and of its translation. */
export function rows(page: Page) {
  return page.locator('.prose > [data-section]:not(figure)').evaluateAll((sections) =>
    sections.map((section) => {
      const edges = (element: Element | null) => {
        const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {}
        return { top, bottom }
      }
      return { id: section.id, one: edges(section), other: edges(section.nextElementSibling) }
    }),
  )
}

/**
 * How far below each other, in the middle of their first lines, the text of a section and its translation are, a
 * figure's by its caption.
 */
export function offsets(page: Page) {
  return page.locator('.prose > [data-section]:not(hr), .plate').evaluateAll((sections) =>
    sections.map((section) => {
      const caption = section.matches('figure:not(.chart)') ? ':scope > figcaption' : ':scope'
      const translation = section.querySelector(':scope > .twin') ?? section.nextElementSibling
      const text = (root: Element | null | undefined) => {
        const texts = document.createTreeWalker(root ?? document.body, NodeFilter.SHOW_TEXT)
        const range = document.createRange()
        while (texts.nextNode()) {
          if (texts.currentNode.parentElement?.closest('button') || !texts.currentNode.textContent?.trim()) continue
          range.selectNodeContents(texts.currentNode)
          break
        }
        const [{ top, bottom } = new DOMRect()] = range.getClientRects()
        return (top + bottom) / 2
      }
      return { id: section.id || 'plate', offset: text(translation) - text(section.querySelector(caption) ?? section) }
    }),
  )
}

/** What is read out of a page, in the order of the accessibility tree. */
export async function spoken(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  // The list of nodes is not in the order of reading; the tree is.
  const textOf = (id: string): string => {
    const { role, name, childIds = [] } = byId.get(id) ?? {}
    return role?.value === 'StaticText' ? String(name?.value) : childIds.map(textOf).join('')
  }
  return textOf(nodes[0]?.nodeId ?? '')
}
