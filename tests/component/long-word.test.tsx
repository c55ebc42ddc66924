import { expect, test } from 'vitest'
import { Prose } from '../../components/story/story-view.tsx'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { paragraph } from './helpers/sections.ts'
import { aListedEdition } from './helpers/story.ts'

/** The class of a paragraph with a text in a language. */
function classIn(lang: string, words: string): string {
  const { edition } = aListedEdition({ lang, sections: [paragraph('p1', words)] })
  return element(show(<Prose edition={edition} page={aPage()} />), 'p').className
}

test.each([
  ['zh', '文件在 docs/translations/readme/contributing 文件夹里。'],
  ['ja', '設定は internationalization_settings です。'],
])('a paragraph in %s with a long word is not justified: %s', (lang, words) => {
  expect(classIn(lang, words)).toBe('ragged')
})

test.each([
  ['zh', '中文和 GitHub、Kubernetes 的用户。'],
  ['ja', '用語は state-of-the-art-technology です。'],
  ['en', 'It is in docs/translations/readme/contributing.'],
])('a paragraph in %s without such a word has no class: %s', (lang, words) => {
  expect(classIn(lang, words)).toBe('')
})
