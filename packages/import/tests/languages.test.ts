import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { languageFor, languagesIn } from '../source/languages.ts'
import { importing } from './importing.ts'
import CASES from './languages.json' with { type: 'json' }
import { importInto, writeValley } from './valley.ts'

const STORY = '---\ntitle: A mill\n---\n\nIt turns.\n'

it.each(CASES.tags)('reads the language $tag, of $languages, as $found', ({ tag, languages, found }) => {
  expect(languageFor(tag, languages)).toBe(found)
})

it('finds the languages in the names of folders and files, and no words that look like them', () => {
  const files = [
    'en/news/mill.md',
    'zh_cn/news/mill.md',
    'he/other.md',
    'wind.md',
    'wind.de.md',
    'it/index.md',
    'index.md',
  ]
  expect(languagesIn(files, ['en'])).toEqual(['en', 'zh_cn', 'de'])
})

it('reads each language of Hugo from its own file of the configuration, and from its own folder', () => {
  const source = temporaryFolder({
    'config/_default/hugo.toml': 'baseURL = "https://valley.example/"\ndefaultContentLanguage = "en"\n',
    'config/_default/languages.ar.toml': 'contentDir = "content/arabic"\nweight = 2\n',
    'config/_default/languages.en.toml': 'contentDir = "content/english"\nweight = 1\n',
    'config/_default/hugo.fr.yaml': 'contentDir: content/french\n',
    'content/english/posts/mill.md': STORY,
    'content/arabic/posts/mill.md': '---\ntitle: طاحونة\n---\n\nتدور.\n',
    'content/french/posts/mill.md': '---\ntitle: Un moulin\n---\n\nIl tourne.\n',
  })
  const { stories, problems } = importInto(writeValley(), source, { translatedBy: 'human' })
  expect(stories).toEqual([{ collection: 'stories', slug: 'mill', languages: ['en', 'fr', 'ar'] }])
  expect(problems).toEqual([])
})

it('gives each language the name that it has in addresses, which then redirects nowhere, and links to it', () => {
  const { texts, said, moved } = importing(
    {
      'mill.md': '---\ntitle: A mill\nslug: the-mill\npermalink: /en/the-mill/\n---\n\nIt [turns](/ar/الطاحونة/).\n',
      'mill.ar.md': '---\ntitle: طاحونة\nslug: الطاحونة\npermalink: /ar/الطاحونة/\n---\n\n[تدور](/en/the-mill/).\n',
    },
    'markdown',
    { translatedBy: 'human' },
  )
  expect(texts['the-mill/ar.md']).toContain('title: طاحونة\nslug: الطاحونة\n')
  expect(texts['the-mill/en.md']).not.toMatch(/slug|aliases/)
  expect(texts['the-mill/en.md']).toContain('../../ar/الطاحونة/')
  expect([said, moved]).toEqual([[], []])
})

it('joins the languages that are folders of Jekyll, and says which the site does not have', () => {
  const { texts, said } = importing(
    {
      '_config.yml': 'title: Valley\n',
      'en/news/_posts/2024-01-05-mill.md': STORY,
      'fr/news/_posts/2024-01-05-mill.md': '---\ntitle: Un moulin\n---\n\nIl tourne.\n',
      'zh_cn/news/_posts/2024-01-05-mill.md': '---\ntitle: 磨坊\n---\n\n它在转。\n',
    },
    'jekyll',
  )
  expect(Object.keys(texts)).toEqual(['mill/en.md', 'mill/fr.md'])
  expect(said).toContain('2024-01-05-mill.md:1 language-unknown')
})

it('joins the languages of Jekyll that are collections', () => {
  const { texts, said } = importing(
    {
      '_config.yml': 'title: Valley\ncollections: {science: {output: true}, fr: {output: true}}\n',
      '_science/mill.md': STORY,
      '_fr/science/mill.md': '---\ntitle: Un moulin\n---\n\nIl tourne.\n',
    },
    'jekyll',
  )
  expect(Object.keys(texts)).toEqual(['mill/en.md', 'mill/fr.md'])
  // The section is the collection of the original, not that of the language.
  expect(said.filter((line) => line.includes('import-lost'))).toEqual([])
  for (const text of Object.values(texts)) expect(text).toContain('section: science')
})

it('reads MDX outside Astro, without its components', () => {
  const { texts, said } = importing({
    'mill.mdx': 'import Box from "./box"\n\n# A mill\n\n<Box />\n\nIt turns, {1 + 1} times.\n',
  })
  expect(texts['mill/en.md']).toContain('title: A mill')
  expect(texts['mill/en.md']).toContain('<!-- <Box /> -->\n\nIt turns, times.')
  expect(said).toEqual(['mill.mdx:5 import-lost', 'mill.mdx:7 import-lost'])
})
