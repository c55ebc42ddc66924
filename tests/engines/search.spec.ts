import { storyPath } from '../browser/test.ts'
import { expect, test } from './test.ts'

test('before a search there are sections and the newest stories; after one, what was found; Back leads back', async ({
  reader,
}) => {
  await reader.open('/en/search/')
  expect(await reader.look(visible)).toEqual({ browse: true, found: 0, elsewhere: false })
  await reader.look(write, 'semiconductors')
  await reader.press('site-search .ask button')
  await reader.until(visible, { browse: false, found: 1, elsewhere: false })
  await reader.look(write, 'zeppelin')
  await reader.press('site-search .ask button')
  await reader.until(visible, { browse: true, found: 0, elsewhere: true })
  await reader.back()
  await reader.until(visible, { browse: false, found: 1, elsewhere: false })
  await reader.press('.found a')
  await reader.arrive(storyPath('en'))
})

function write(text: string): void {
  const field = document.querySelector<HTMLInputElement>('#q')
  if (field) field.value = text
}

function visible() {
  const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
  return {
    browse: shown('.browse').length > 0,
    found: shown('.found > li').length,
    elsewhere: shown('.elsewhere a').length > 0,
  }
}
