import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { BROKEN, writeBroken } from './broken-sources.ts'
import { importInto, writeValley } from './valley.ts'

const NAMES = Object.keys(BROKEN)

it.each([
  ['markdown', ''],
  ['hugo', 'content/posts/'],
  ['jekyll', '_posts/2024-01-01-'],
  ['astro', 'src/content/blog/'],
  ['eleventy', 'posts/'],
])('goes on after every broken file of %s', (from, place) => {
  const source = writeBroken(NAMES, place)
  const { stories, problems, omitted } = importInto(writeValley(), source, { from })
  const slugs = stories.map(({ slug }) => slug)
  expect(slugs).toContain('good')
  const told = [...problems, ...omitted].map(({ file }) => file)
  for (const [index, name] of NAMES.entries()) {
    const isTold = told.some((file) => file.includes(`${place}broken-${index}.md`))
    expect(isTold || slugs.includes(`broken-${index}`) || /^a slug|^a folder/.test(name), name).toBe(true)
  }
})

it('reports broken configuration, and imports the stories all the same', () => {
  const source = temporaryFolder({
    'hugo.toml': 'baseURL = "http://["\nlanguages = 7\n[permalinks]\nposts = 3\n',
    'config/_default/languages.yaml': ': : :\n- [',
    'content/posts/mill.md': '---\ntitle: A mill\n---\n\nIt turns.\n',
  })
  const { stories, problems } = importInto(writeValley(), source, { from: 'hugo' })
  expect(stories.map(({ slug }) => slug)).toEqual(['mill'])
  expect(problems.map(({ file }) => path.basename(file))).toContain('languages.yaml')
})

it('says which export cannot be read, and imports the other', () => {
  const source = temporaryFolder({
    'a.xml': '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item></rss>',
    'b.xml':
      '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>A mill</title><wp:post_type>post</wp:post_type><wp:post_name>mill</wp:post_name><wp:status>draft</wp:status><content:encoded>It turns.</content:encoded></item></channel></rss>',
  })
  const { stories, problems } = importInto(writeValley(), source)
  expect(stories.map(({ slug }) => slug)).toEqual(['mill'])
  expect(problems.map(({ file }) => path.basename(file))).toContain('a.xml')
})

it('makes an error of a source without a story', () => {
  const source = temporaryFolder({ 'hugo.toml': '' })
  mkdirSync(path.join(source, 'content'))
  const { stories, problems } = importInto(writeValley(), source)
  expect(stories).toEqual([])
  expect(problems.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['error import-skipped'])
})

it('lists every file and folder that is not imported, with the reason', () => {
  const source = temporaryFolder({ 'mill.md': '---\ntitle: A mill\n---\n\nIt turns.\n', 'README.md': 'Read me.' })
  for (const name of ['a.css', 'b.pdf', 'c.xyz', '.hidden']) writeFileSync(path.join(source, name), 'x')
  mkdirSync(path.join(source, 'node_modules'))
  const { omitted } = importInto(writeValley(), source)
  expect(omitted.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
    '.hidden: hidden',
    'README.md: a note about the repository',
    'a.css: a style sheet',
    'b.pdf: a document to which no text links',
    'c.xyz: a file of no known kind',
    'node_modules/: a folder of templates or packages',
  ])
})
