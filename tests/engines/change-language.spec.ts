import { storyPath } from '../browser/test.ts'
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
    await reader.until(isInPlace, true)
    await reader.look(follow, to)
    await reader.arrive(`${storyPath(to)}#${SECTION}`)
    await reader.until(isInPlace, true)
    expect(await reader.look(() => document.activeElement?.id)).toBe(SECTION)
    await reader.back()
    await reader.arrive(storyPath(from))
    await reader.until(isInPlace, true)
  })
}

test('with the mouse, by way of the masthead, a reader comes to where they read', async ({ reader }) => {
  await reader.open(storyPath('en'))
  await reader.look(scrollTo, [SECTION, HEIGHT] as const)
  await reader.until(() => document.documentElement.dataset.scrolled, 'yes')
  await reader.press('language-picker > button')
  await reader.press('#languages a[hreflang=ar]')
  await reader.arrive(`${storyPath('ar')}#${SECTION}`)
  await reader.until(isInPlace, true)
})

/** Give or take the pixel that a browser rounds to. */
function isInPlace(): boolean {
  const top = document.getElementById('p7')?.getBoundingClientRect().top ?? Number.NaN
  return Math.abs(top - 60) <= 1
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
