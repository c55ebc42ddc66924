import { storyPath } from '../browser/test.ts'
import { writtenPages } from '../browser/written.ts'
import { expect, test } from './test.ts'

test.use({ scripting: false })

test('without script the pages read to their end and show no control that does nothing', async ({ reader }) => {
  for (const { address, title } of writtenPages('en')) {
    await reader.open(address)
    expect(await reader.look(() => document.querySelector('h1')?.textContent?.trim()), address).toBe(title)
    expect(await reader.look(deadControls), address).toEqual([])
  }
})

test('without script the choice of language opens, and leads to the same story', async ({ reader }) => {
  await reader.open(storyPath('en'))
  await reader.press('language-picker > button')
  await reader.press('#languages a[hreflang=ja]')
  await reader.arrive(storyPath('ja'))
})

test('without script the reader’s settings hold for the page', async ({ reader }) => {
  await reader.open(storyPath('en'))
  await reader.press('reader-settings > button')
  await reader.press('#reader label:has([value=sepia])')
  await reader.until(() => getComputedStyle(document.documentElement).backgroundColor, 'rgb(246, 236, 216)')
})

/** A button works without script if it opens or closes a popover; everything else it could do needs script. */
function deadControls(): string[] {
  const controls = document.querySelectorAll('button:not([popovertarget]), input, select, textarea, .consent')
  return [...controls]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map(({ outerHTML }) => outerHTML)
}
