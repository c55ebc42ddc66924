import path from 'node:path'
import { brotliBytes } from '../../packages/bench/weigh-pages.ts'
import { LANGUAGES, storyPath } from '../browser/test.ts'
import { MANY } from './global-setup.ts'
import { expect, test } from './test.ts'

test('a reader who comes to a front page in Arabic is offered it in their browser’s language; where the system has none (WebKit’s “C”), nothing', async ({
  reader,
}) => {
  await reader.open('/ar/')
  const [own = ''] = (await reader.look(() => navigator.language)).split('-')
  const isKnown = LANGUAGES.some((lang) => lang === own)
  await reader.until(offered, isKnown ? own : null)
  if (!isKnown) return
  await reader.press('language-picker > a')
  await reader.arrive(`/${own}/`)
  expect(await reader.look(offered)).toBeNull()
})

for (const [kind, addressIn] of [
  ['story', storyPath],
  ['standing page', (lang: string) => `/${lang}/about/`],
] as const) {
  test(`the note of a translated ${kind} leads a reader to the original, which is not offered a second time`, async ({
    reader,
  }) => {
    await reader.open(addressIn('ar'))
    expect(await reader.look(offered)).toBeNull()
    await reader.press('main a[hreflang="en"]')
    await reader.arrive(addressIn('en'))
  })
}

test('among many languages a reader finds theirs by its own name, its English name or its code', async ({ reader }) => {
  await reader.open('/many/en/')
  await reader.press('language-picker > button')
  await reader.until(listsMany, true)
  await reader.look(type, 'HINDI')
  await reader.until(listed, { names: ['hi'], count: '1' })
  await reader.look(type, 'no such language')
  await reader.until(listed, { names: [], count: 'No language found' })
  await reader.look(type, '')
  await reader.until(listsMany, true)
  await reader.look(type, '日本')
  await reader.until(listed, { names: ['ja'], count: '1' })
  await reader.press('language-picker .langs a')
  await reader.arrive('/many/ja/')
})

test('the page that offers all 42 languages, each with its lead, is within 9,000 bytes', async ({ reader }) => {
  await reader.open('/many/')
  expect(await reader.look(() => document.querySelectorAll('main li a[hreflang]').length)).toBe(42)
  expect(brotliBytes(path.join(MANY, 'index.html'))).toBeLessThanOrEqual(9000)
})

function offered(): string | null {
  return document.querySelector('language-picker > a')?.getAttribute('hreflang') ?? null
}

function type(text: string): void {
  const field = document.querySelector<HTMLInputElement>('language-filter input')
  if (field) field.value = text
  field?.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

function listsMany(): boolean {
  const links = [...document.querySelectorAll('language-picker .langs a')]
  return links.length > 40 && links.every((link) => link.checkVisibility())
}

function listed() {
  const links = [...document.querySelectorAll('language-picker .langs a')].filter((link) => link.checkVisibility())
  const output = document.querySelector('language-filter output')
  return { names: links.map((link) => link.getAttribute('hreflang')), count: output?.textContent ?? '' }
}
