import { BRIEFING } from './briefing.ts'
import { expect, test } from './test.ts'

const ADDRESS = `/en/${BRIEFING}/`
const HEADINGS = ['The ice', 'The master', 'The boats']

test('on a telephone the table of contents opens at a press, and leads to its heading', async ({ reader }) => {
  await reader.resize(390, 844)
  await reader.open(ADDRESS)
  await reader.press('.consent [value=decline]')
  expect(await reader.look(visibleLinks)).toEqual([])
  await reader.press('.contents summary')
  await reader.until(visibleLinks, HEADINGS)
  await reader.press('.contents li:nth-child(2) a')
  await reader.until(
    () => location.hash !== '' && (document.querySelector(location.hash)?.textContent ?? ''),
    'The master',
  )
})

for (const width of [1280, 390]) {
  test(`at ${width} px key points, a timeline and questions are complete, in their order, and over nothing`, async ({
    reader,
  }) => {
    await reader.resize(width, 844)
    await reader.open(ADDRESS)
    const parts = await reader.look(placesOfParts)
    expect(parts.map(({ variant }) => variant)).toEqual(['points', 'timeline', 'qa'])
    for (const { top, bottom, width: own, before, after } of parts) {
      expect(bottom - top).toBeGreaterThan(40)
      expect(own).toBeGreaterThan(250)
      expect(top).toBeGreaterThanOrEqual(before)
      expect(bottom).toBeLessThanOrEqual(after)
    }
    expect(await reader.look(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
}

function visibleLinks() {
  const links = [...document.querySelectorAll('.contents a')]
  return links
    .filter((link) => link.checkVisibility({ contentVisibilityAuto: true }))
    .map(({ textContent }) => textContent)
}

function placesOfParts() {
  const variants = ['points', 'timeline', 'qa']
  return [...document.querySelectorAll('.prose > *')].flatMap((part) => {
    const variant = variants.find((name) => part.classList.contains(name))
    if (!variant) return []
    const { top, bottom, width } = part.getBoundingClientRect()
    const before = part.previousElementSibling?.getBoundingClientRect().bottom ?? top
    const after = part.nextElementSibling?.getBoundingClientRect().top ?? bottom
    return [{ variant, top, bottom, width, before, after }]
  })
}
