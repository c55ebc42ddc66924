import { storyPath } from '../browser/test.ts'
import type { Reader } from './reader.ts'
import { expect, test } from './test.ts'

const SECTION = 'p7'
const HEIGHT = 60

for (const [from, to] of [
  ['en', 'zh'],
  ['en', 'ar'],
  ['ar', 'fa'],
  ['zh', 'ru'],
] as const) {
  test(`who reads in ${from} and changes to ${to} stays in place, and Back leads back there`, async ({ reader }) => {
    await reader.open(storyPath(from))
    await reader.look(scrollTo, [SECTION, HEIGHT] as const)
    const start = await reader.look(topOf, SECTION)
    expect(Math.abs(start - HEIGHT)).toBeLessThan(1)
    await reader.look(follow, to)
    await reader.arrive(`${storyPath(to)}#${SECTION}`)
    await expectAt(reader, start)
    expect(await reader.look(() => document.activeElement?.id)).toBe(SECTION)
    await reader.back()
    await reader.arrive(storyPath(from))
    await expectAt(reader, start)
  })
}

test('with the mouse, by way of the masthead, a reader comes to where they read', async ({ reader }) => {
  await reader.open(storyPath('en'))
  await reader.look(scrollTo, [SECTION, HEIGHT] as const)
  await reader.until(() => document.documentElement.dataset.scrolled, 'yes')
  const start = await reader.look(topOf, SECTION)
  await reader.press('language-picker > button')
  await reader.press('#languages a[hreflang=ar]')
  await reader.arrive(`${storyPath('ar')}#${SECTION}`)
  await expectAt(reader, start)
})

/**
 * Waits until the section is as high in the window as it was, give or take a pixel: each page rounds to whole ones for
 * itself.
 */
async function expectAt(reader: Reader, height: number): Promise<void> {
  const distance = async () => Math.abs((await reader.look(topOf, SECTION).catch(() => Number.NaN)) - height)
  await expect.poll(distance).toBeLessThanOrEqual(1)
}

function topOf(id: string): number {
  return document.getElementById(id)?.getBoundingClientRect().top ?? Number.NaN
}

function scrollTo([id, height]: readonly [string, number]): void {
  const top = document.getElementById(id)?.getBoundingClientRect().top ?? 0
  scrollBy({ top: top - height, behavior: 'instant' })
  // A page is told of it with the next frame.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => Object.assign(document.documentElement.dataset, { scrolled: 'yes' })),
  )
}

/** As a press of Enter on a link would, which does not scroll. */
function follow(lang: string): void {
  document.querySelector<HTMLElement>(`#languages a[hreflang="${lang}"]`)?.click()
}
