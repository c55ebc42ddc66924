import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { frontMatterSchema } from '../../../lib/story/read/front-matter-schema.ts'
import { markdownFiles } from '../../../lib/syndication/markdown-edition.ts'
import { PNG } from '../../content/good-newsroom.ts'
import type { Changes } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { made } from './helpers/site-context.ts'

const STORY = readFileSync(path.join(import.meta.dirname, 'plain-edition.md'), 'utf8')
const EXTRA = { 'stories/extra/en.md': STORY, 'stories/extra/field.png': PNG }

async function plain(slug: string, lang: string, changes: Changes = EXTRA, site?: string) {
  const { publication, stories } = libraryOf(changes)
  const story = stories.get(slug)
  const address = site === undefined ? undefined : new URL(site)
  const files = story ? await made(markdownFiles(story, publication, address)) : new Map()
  const file: string = files.get(`${lang}/${slug}/story.md`) ?? ''
  const [, yaml = '', text = ''] = /^---\n(.*?)^---\n\n(.*)$/ms.exec(file) ?? []
  return { facts: parse(yaml), text }
}

test('holds all that is known of a story, under the names that editors write', async () => {
  const { facts } = await plain('extra', 'en', EXTRA, 'https://news.example/sub/')
  expect(facts).toEqual({
    title: 'A story: the first',
    description: 'What it tells.',
    language: 'en',
    url: 'https://news.example/sub/en/extra/',
    date: '2025-03-01',
    updated: '2025-03-02',
    authors: ['A. Lee'],
    kind: 'news',
    live: true,
    section: 'science',
    tags: ['Sea'],
    sources: ['The Log'],
    cover: {
      src: expect.stringMatching(/^https:\/\/news\.example\/sub\/assets\/field-\d+\.[\da-f]{12}\.png$/),
      alt: 'A field',
      credit: 'A. Lee',
    },
    corrections: [{ date: '2025-03-02', text: 'It was Ann.' }],
    comments: 'https://social.example/@news/1',
  })
})

test('has every key of the front matter but those that only editors or builds need', async () => {
  const exceptions = {
    draft: 'A draft has no story.md.',
    publish: 'It is the date of a story without one.',
    unpublish: 'A withdrawn story has no story.md.',
    slug: 'Its address says it.',
    aliases: 'Its former addresses redirect.',
    accept: 'It is for `check`.',
    assigned: 'It is for editors.',
    review: 'It is for editors.',
  }
  const { facts: original } = await plain('extra', 'en')
  const { facts: translated } = await plain('harvest', 'ar', {})
  const known = Object.keys(frontMatterSchema.shape).filter((key) => !(key in exceptions))
  expect(known.filter((key) => !(key in original) && !(key in translated))).toEqual([])
})

test('says nothing of what is not known', async () => {
  const { facts } = await plain('harvest', 'ar', {})
  expect(facts).toEqual({
    title: 'انتهى الحصاد',
    language: 'ar',
    date: '2025-02-24',
    section: 'science',
    cover: { src: expect.stringContaining('../../assets/bridge.'), alt: 'جسر فوق نهر.' },
    translation: { of: 'en', by: 'machine', original: '../../en/harvest/' },
    digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  })
})

test('has no description that would only be the beginning of its text', async () => {
  const { facts, text } = await plain('harvest', 'en', {})
  expect(facts).not.toHaveProperty('description')
  expect(text).toMatch(/^The barns are full\./)
})

test('can be read again as the same story', async () => {
  const { text } = await plain('extra', 'en')
  const again = `${STORY.slice(0, STORY.indexOf('\n---\n\n') + 6)}${text.replaceAll(/\.\.\/\.\.\/assets\/field-\d+\.[\da-f]{12}/g, 'field')}`
  expect((await plain('extra', 'en', { ...EXTRA, 'stories/extra/en.md': again })).text).toBe(text)
})
