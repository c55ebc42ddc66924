import { readFileSync } from 'node:fs'
import type { Nodes } from 'hast'
import { attribute, treeOf } from './built-page.ts'
import { expect, LANGUAGES, test } from './test.ts'
import { FACTS, writtenPages } from './written.ts'

/** Attributes that a reader hears or sees. */
const SPOKEN = ['alt', 'ariaLabel', 'title', 'placeholder', 'dataSaved', 'dataNotKept', 'dataWithdrawn']
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const interfaceWords = new Map(
  LANGUAGES.map((lang) => [
    lang,
    wordsOf(textsOf(JSON.parse(readFileSync(`lib/language/messages/${lang}.json`, 'utf8')), lang)),
  ]),
)

for (const lang of LANGUAGES) {
  test(`no page in ${lang} carries a word of another language’s interface`, () => {
    const written = writtenPages(lang).map(({ title, description, body }) => [title, description, body])
    const writtenByNewsroom = finderIn(textsOf([FACTS, written], lang))
    const foreign = LANGUAGES.filter((other) => other !== lang)
      .flatMap(uniqueWords)
      .filter((word) => !writtenByNewsroom(word))
    expect(foreign.length).toBeGreaterThan(500)
    for (const { address } of writtenPages(lang)) {
      expect(foreign.filter(finderIn(spokenText(treeOf(address), lang))), address).toEqual([])
    }
  })
}

/** Words that only this language’s interface has, and that are long enough to stand for it. */
function uniqueWords(lang: string): string[] {
  const others = LANGUAGES.filter((other) => other !== lang)
  return [...(interfaceWords.get(lang) ?? [])].filter(
    (word) =>
      [...word].length >= (UNSPACED.test(word) ? 3 : 5) &&
      !others.some((other) => interfaceWords.get(other)?.has(word)),
  )
}

/** Finds whole words in a text; where words are not parted by spaces, any run of characters. */
function finderIn(text: string): (word: string) => boolean {
  const words = wordsOf(text)
  return (word) => (UNSPACED.test(word) ? text.includes(word) : words.has(word))
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\u200c]+/gu))
}

/** All texts of a value but those under the name of another language. */
function textsOf(value: unknown, lang: string): string {
  if (typeof value === 'string') return value
  return Object.entries(value ?? {})
    .filter(([key]) => key === lang || !LANGUAGES.includes(key))
    .map(([, part]) => textsOf(part, lang))
    .join(' ')
}

/** All text of a page, shown or hidden, but for the elements that say they are in another language. */
function spokenText(node: Nodes, lang: string): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' && node.type !== 'root') return ''
  if (node.type === 'element') {
    const own = attribute(node, 'lang')
    if (['style', 'script'].includes(node.tagName) || (own !== undefined && own !== lang)) return ''
  }
  const attributes = node.type === 'element' ? SPOKEN.map((name) => attribute(node, name) ?? '') : []
  return [...attributes, ...node.children.map((child) => spokenText(child, lang))].join(' ')
}
