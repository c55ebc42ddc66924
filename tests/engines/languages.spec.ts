import { LANGUAGES, storyPath } from '../browser/test.ts'
import { expect, test } from './test.ts'

for (const [kind, path] of [
  ['story', storyPath],
  ['front page', (lang: string) => `/${lang}/`],
  ['standing page', (lang: string) => `/${lang}/about/`],
] as const) {
  test(`a reader who comes to a ${kind} in Arabic is offered it in their browser’s language; where the system has none (WebKit’s “C”), nothing`, async ({
    reader,
  }) => {
    await reader.open(path('ar'))
    const [own = ''] = (await reader.look(() => navigator.language)).split('-')
    const isKnown = LANGUAGES.some((lang) => lang === own)
    await reader.until(offered, isKnown ? own : null)
    if (!isKnown) return
    await reader.press('language-picker > a')
    await reader.arrive(path(own))
    expect(await reader.look(offered)).toBeNull()
  })
}

function offered(): string | null {
  return document.querySelector('language-picker > a')?.getAttribute('hreflang') ?? null
}
