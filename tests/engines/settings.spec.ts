import { storyPath } from '../browser/test.ts'
import type { Reader } from './reader.ts'
import { expect, test } from './test.ts'

test('a reader’s settings apply at once, on the next page before its text is there, and one press takes them back', async ({
  reader,
}) => {
  await reader.open(storyPath('en'))
  const before = await reader.look(looks)
  await choose(reader, 'sepia', '5', 'sans')
  await reader.until(looks, { paper: 'rgb(246, 236, 216)', size: Math.round(before.size * 1.42), serif: false })
  await reader.open('/ar/about/')
  expect(await reader.look(() => document.documentElement.dataset.beforeText)).toBe('sepia 5 sans')
  await reader.open(storyPath('en'))
  await choose(reader, 'dark')
  await reader.until(looks, { paper: 'rgb(16, 20, 26)', size: Math.round(before.size * 1.42), serif: false })
  await reader.press('reader-settings > button')
  await reader.press('#reader [type=reset]')
  await reader.until(looks, before)
  await reader.open('/en/')
  expect(await reader.look(() => document.documentElement.dataset.beforeText)).toBe('')
})

async function choose(reader: Reader, ...values: readonly string[]): Promise<void> {
  await reader.press('reader-settings > button')
  for (const value of values) await reader.press(`#reader label:has([value="${value}"])`)
  await reader.key('Escape')
  await reader.until(() => document.querySelector('#reader')?.matches(':popover-open'), false)
}

function looks() {
  const styleOf = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
  return {
    paper: styleOf('html').backgroundColor,
    size: Math.round(Number.parseFloat(styleOf('.body').fontSize)),
    serif: !styleOf('.prose').fontFamily.startsWith('system-ui'),
  }
}
