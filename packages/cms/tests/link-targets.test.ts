import { describe, expect, it } from 'vitest'
import type { TextRow } from '../desk/parts/story-rows.ts'
import { asLinkWords, linkMarkdown, linkTargets, typedAddress } from '../desk/writing/link-targets.ts'

const row = (slug: string, lang: string, title: string, more: Partial<TextRow> = {}): TextRow => {
  return { slug, lang, title, state: 'published', time: 0, persons: [], ...more }
}
const TEXTS = [
  row('harbour', 'en', 'The harbour reopens'),
  row('harbour', 'fa', 'بندر باز شد', { of: 'en', ownSlug: 'بندر-باز-شد' }),
  row('mill', 'en', 'The mill', { time: 1, state: 'draft' }),
  row('torn', 'fa', 'torn', { error: 'It cannot be read.' }),
]
const PAGES = [{ slug: 'about', title: 'About us', original: 'en', titles: { en: 'About us', fa: 'دربارهٔ ما' } }]
const found = (lang: string, words: string) =>
  linkTargets(TEXTS, PAGES, lang, words).map(({ title, address, state }) => [title, address, state])

describe('a link within the site', () => {
  it('leads to the story in the language of the text, or to its original', () => {
    expect(found('fa', '')).toEqual([
      ['بندر باز شد', '../بندر-باز-شد/', 'published'],
      ['دربارهٔ ما', '../about/', undefined],
      ['The mill', '/en/mill/', 'draft'],
    ])
  })

  it('is found by a headline in any language', () => {
    expect(found('en', 'باز')).toEqual([['The harbour reopens', '../harbour/', 'published']])
    expect(found('en', 'ABOUT')).toEqual([['About us', '../about/', undefined]])
    expect(found('en', 'ferry')).toEqual([])
  })
})

it.each([
  ['https://a.example/b', 'https://a.example/b'],
  ['example.org/a', 'https://example.org/a'],
  ['مثال.ایران', 'https://مثال.ایران'],
  ['desk@news.example', 'mailto:desk@news.example'],
  ['#fair', '#fair'],
  ['/en/about/', '/en/about/'],
  ['../about/', '../about/'],
  ['The end.', undefined],
  ['harbour', undefined],
  ['3.5', undefined],
])('“%s” is typed as the address %s', (typed, address) => {
  expect(typedAddress(typed)).toBe(address)
})

it('is Markdown, whatever its words and its address contain', () => {
  expect(linkMarkdown(asLinkWords('A [b] *c*'), 'https://a.example/x_(y) z')).toBe(
    '[A \\[b\\] \\*c\\*](https://a.example/x_%28y%29%20z)',
  )
})
