import { storyPath } from '../browser/test.ts'
import { expect, test } from './test.ts'

for (const lang of ['en', 'ru']) {
  test(`the story in ${lang} opens with a letter over three lines`, async ({ reader }) => {
    await reader.resize(390, 800)
    await reader.open(storyPath(lang))
    const { left, lines } = await reader.look(linesOf, '.open')
    expect(lines.slice(0, 5).map((line) => line.left > left + 20)).toEqual([true, true, true, false, false])
  })
}

// Paragraphs without a Latin word: such a word moves to the next line whole, and leaves a gap of its width.
for (const [lang, paragraph] of [
  ['zh', '#p3'],
  ['ja', '#p1'],
] as const) {
  test(`in ${lang} lines are as full as their signs let them, and have no holes`, async ({ reader }) => {
    for (const width of [1280, 390]) {
      await reader.resize(width, 800)
      await reader.open(storyPath(lang))
      const { right, size, lines } = await reader.look(linesOf, paragraph)
      expect(lines.length).toBeGreaterThan(2)
      for (const line of lines.slice(0, -1)) expect(right - line.right, `at ${width}`).toBeLessThan(2 * size)
      const names = await reader.look(linesOf, '#p2')
      expect(Math.max(...names.lines.map(({ widest }) => widest)), `at ${width}`).toBeLessThan(3 * size)
    }
  })
}

/**
 * The edges of a text, the size of its letters, and for each line its edges, without a drop cap, and its widest sign.
 */
function linesOf(selector: string) {
  const paragraph = document.querySelector(selector) ?? document.body
  const { left, right } = paragraph.getBoundingClientRect()
  const lines: { bottom: number; left: number; right: number; widest: number }[] = []
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (texts.nextNode()) {
    const { length } = texts.currentNode.textContent ?? ''
    for (let index = 0; index < length; index++) {
      range.setStart(texts.currentNode, index)
      range.setEnd(texts.currentNode, index + 1)
      const sign = range.getBoundingClientRect()
      const line = lines.at(-1)
      const isFirstLetter = lines.length === 0 && index === 0 && paragraph.matches('.open')
      if (isFirstLetter || sign.width === 0) continue
      if (line && Math.abs(line.bottom - sign.bottom) < sign.height / 2) {
        line.right = Math.max(line.right, sign.right)
        line.left = Math.min(line.left, sign.left)
        line.widest = Math.max(line.widest, sign.width)
      } else {
        lines.push({ bottom: sign.bottom, left: sign.left, right: sign.right, widest: sign.width })
      }
    }
  }
  return { left, right, size: Number.parseFloat(getComputedStyle(paragraph).fontSize), lines }
}
