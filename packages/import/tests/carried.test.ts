import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { toDate } from '../source/to-date.ts'
import { importing } from './importing.ts'
import { brief, errorsIn, importInto, writeValley } from './valley.ts'

it.each([
  ['2024-03-05', '2024-03-05'],
  ['2024-3-5', '2024-03-05'],
  ['2024-03-05T09:30:00+0100', '2024-03-05T09:30:00+01:00'],
  ['2024-03-05 09:30:00 -0330', '2024-03-05T09:30:00-03:30'],
  ['2024-03-05 09:30', '2024-03-05T09:30:00Z'],
  ['2024-03-05 09:30:00 UTC', '2024-03-05T09:30:00Z'],
  ['Jul 08 2022', '2022-07-08'],
  ['8 July 2022', '2022-07-08'],
  ['2024-02-30', undefined],
  ['yesterday', undefined],
  ['0000-00-00 00:00:00', undefined],
])('reads the date “%s”', (written, date) => {
  expect(toDate(written)).toBe(date)
})

it('gives a time without a zone the one of the source, summer and winter', () => {
  expect(toDate('2024-07-05 09:30', 'Europe/Paris')).toBe('2024-07-05T09:30:00+02:00')
  expect(toDate('2024-01-05 09:30', 'Europe/Paris')).toBe('2024-01-05T09:30:00+01:00')
  expect(toDate('2024-01-05 09:30', 'Nowhere/Atall')).toBe('2024-01-05T09:30:00Z')
})

it('does not say who translated a story unless somebody does', () => {
  const files = {
    'mill.md': '---\ntitle: A mill\n---\n\nIt turns.\n',
    'mill.fr.md': '---\ntitle: Un moulin\n---\n\nIl tourne.\n',
  }
  const { said, texts, source } = importing(files)
  expect(said).toEqual(['mill.fr.md:1 original-missing'])
  expect(texts['mill/fr.md']).not.toContain('translation')
  expect(importInto(writeValley(), source, { translatedBy: 'human' }).problems).toEqual([])
})

it('marks a translation whose sections differ as a free one, and says so', () => {
  const { said, texts, root } = importing({
    'mill.md': '---\ntitle: A mill\n---\n\nIt turns.\n\nIt grinds.\n',
    'mill.fr.md': '---\ntitle: Un moulin\ntranslation: {of: en, by: human}\n---\n\nIl tourne et moud.\n',
  })
  expect(said).toEqual(['mill.fr.md:1 import-changed'])
  expect(texts['mill/fr.md']).toContain('translation:\n  form: adapted\n  of: en\n')
  expect(errorsIn(root)).toEqual([])
})

it('imports no language that the site does not have', () => {
  const { said, texts } = importing({ 'mill.md': '---\ntitle: Die Mühle\nlang: de\n---\n\nSie dreht sich.\n' })
  expect([said, texts]).toEqual([['mill.md:1 language-unknown'], {}])
})

it('joins the languages that a plugin of WordPress tells apart', () => {
  const item = (id: number, lang: string, title: string) =>
    `<item><title>${title}</title><wp:post_id>${id}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
    <category domain="language" nicename="${lang}">x</category><category domain="post_translations" nicename="pll_1">x</category>
    <wp:post_date>2024-01-01 10:00:00</wp:post_date><content:encoded>Text.</content:encoded></item>`
  const { texts } = importing({
    'export.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>${item(1, 'fr', 'Le moulin')}${item(2, 'en', 'The mill')}</channel></rss>`,
  })
  expect(Object.keys(texts)).toEqual(['the-mill/en.md', 'the-mill/fr.md'])
})

it('leads links to headings, files and other addresses of a story to where it is now', () => {
  const { said, texts } = importing({
    'a.md':
      '---\ntitle: A\n---\n\n[b](b.md#the-wheel), [mine](#here-too), [none](#there), [bad](javascript:alert), [x](https://x.example/), [draft](c.md)\n\n## Here, too\n\nText.\n',
    'b.md': '---\ntitle: B\n---\n\n## First\n\n## The wheel\n\nText.\n',
    'c.md': '---\ntitle: C\ndraft: true\n---\n\nNot yet.\n',
  })
  expect(texts['a/en.md']).toContain(
    '[b](../b/#the-wheel), [mine](#here-too), none, bad, [x](https://x.example/), draft\n',
  )
  expect(said).toEqual(Array(3).fill('a.md:5 link-broken'))
})

it('joins a term with its meaning after an empty line, as kramdown does', () => {
  const text = 'Words.\n\n**Ebb**\n\n: The tide goes out,\n  and `so` on.\n\n- Flow\n\n  : It comes in.\n'
  const { texts, root } = importing({ 'mill.md': `---\ntitle: A mill\ndate: 2024-03-05\n---\n\n${text}` })
  expect(texts['mill/en.md']).toContain('**Ebb**\n: The tide goes out, and `so` on.\n\n- Flow\n  : It comes in.\n')
  expect(errorsIn(root)).toEqual([])
})

it('leaves out a link to a translation whose original is a draft, because neither is published', () => {
  const source = temporaryFolder({
    'hugo.toml': 'baseURL = "https://valley.example/"\ndefaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n',
    'content/posts/a.md': '---\ntitle: A\n---\n\nText.\n',
    'content/posts/a.fr.md': '---\ntitle: A\n---\n\nVoir [b](/fr/posts/b/).\n',
    'content/posts/b.md': '---\ntitle: B\ndraft: true\n---\n\nNot yet.\n',
    'content/posts/b.fr.md': '---\ntitle: B\n---\n\nTexte.\n',
  })
  const root = writeValley()
  const { problems } = importInto(root, source, { translatedBy: 'human' })
  expect(problems.map(brief)).toEqual(['a.fr.md:5 link-broken'])
  expect(errorsIn(root)).toEqual([])
})

it('holds back what another system would: drafts, what is for later, and what is over', () => {
  const of = (line: string) => `---\ntitle: A mill\n${line}\n---\n\nIt turns.\n`
  const { texts, said } = importing({
    'a.md': of('published: false'),
    'b.md': of('publishDate: 2031-01-01'),
    'c.md': of('expiryDate: 2020-01-01'),
    'd.md': of('publishDate: 2020-01-01'),
  })
  expect(texts['a/en.md']).toContain('draft: true')
  expect(texts['b/en.md']).toContain('publish: 2031-01-01T00:00:00Z')
  expect(texts['c/en.md']).toContain('draft: true')
  expect(texts['d/en.md']).toContain('date: 2020-01-01')
  expect(said).toEqual(['c.md:3 import-changed'])
})

it('holds back in Hugo and Jekyll what they would: a date to come, and a draft in any word for it', () => {
  const root = writeValley()
  const source = temporaryFolder({
    'hugo.toml': '',
    'content/posts/a.md': '---\ntitle: A\ndate: 2031-05-01\n---\n\nSee https://a.example/b (and https://c.example).\n',
    'content/posts/b.md': '---\ntitle: B\ndraft: yes\n---\n\nText.\n',
  })
  expect(importInto(root, source).problems).toEqual([])
  const text = (slug: string) => readFileSync(path.join(root, 'stories', slug, 'en.md'), 'utf8')
  expect(text('a')).toContain('publish: 2031-05-01T00:00:00Z')
  expect(text('a')).toContain(
    '[https://a.example/b](https://a.example/b) (and [https://c.example](https://c.example)).',
  )
  expect(text('b')).toContain('draft: true')
})

it('lists what kramdown has besides: attributes under a table, a list of the headings, terms', () => {
  const { said, texts } = importing({
    'a.md': '---\ntitle: A\n---\n\n* TOC\n{:toc}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n{: .wide}\n\nTerm\n: Meaning\n',
  })
  expect(said).toEqual(['a.md:11 import-lost', 'a.md:5 import-lost'])
  expect(texts['a/en.md']).toContain('---\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nTerm\n: Meaning\n')
})

it('imports the taxonomies of a Hugo site as tags', () => {
  const { said, texts } = importing(
    {
      'hugo.yaml': 'taxonomies: {topic: topics, author: authors, tag: tags}\n',
      'content/news/mill.md':
        '---\ntitle: A mill\nauthors: [Ada]\nTopics: [water, wheels]\ntags: [wheels]\nplaces: [here]\n---\n\nIt turns.\n',
    },
    'hugo',
  )
  expect(texts['mill/en.md']).toBe(
    '---\ntitle: A mill\nauthors:\n  - Ada\ntags:\n  - wheels\n  - water\n---\n\nIt turns.\n',
  )
  expect(said).toEqual(['mill.md:6 key-unknown'])
})
