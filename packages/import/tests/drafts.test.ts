import { describe, expect, it } from 'vitest'
import { draftSentence, scheduledSentence } from '../output/draft-sentence.ts'
import CASES from './drafts.json' with { type: 'json' }
import { draftsAmong, importing } from './importing.ts'

const text = (frontMatter: string) => `---\ntitle: A mill\n${frontMatter}\n---\n\nIt turns.\n`

describe('front matter', () => {
  it.each([
    ...['draft: true', 'draft: "TRUE"', 'draft: 1', 'draft: perhaps', 'isDraft: true', 'published: false'],
    ...['published: FALSE', 'published: 0', 'published: later', 'published:', 'publish: false'],
    ...['draft: false\npublished: false', 'status: pending', 'status: Draft', 'visibility: members', 'access: paid'],
    ...['private: true', 'unlisted: true', 'hidden: yes', 'headless: true', 'password: mill', 'permalink: false'],
    ...['_build: {render: never}', 'build: {list: false}', 'eleventyExcludeFromCollections: true'],
  ])('makes a draft of %j', (frontMatter) => {
    const result = importing({ 'mill.md': text(frontMatter) })
    expect(draftsAmong(result)).toEqual({ drafts: ['mill'], open: [] })
    expect(result.said.filter((line) => line.includes('key-unknown'))).toEqual([])
  })

  it.each([
    ...['draft: false', 'draft:', 'published: true', 'published: 1', 'published: 2024-01-05', 'publish: true'],
    ...['status: published', 'visibility: public', 'private: no', 'password: ""', 'build: {render: always}'],
  ])('publishes %j', (frontMatter) => {
    const result = importing({ 'mill.md': text(frontMatter) })
    expect(draftsAmong(result)).toEqual({ drafts: [], open: ['mill'] })
    expect(result.said).toEqual([])
  })

  it('names the line that is not surely public, and not one that says that it is a draft', () => {
    expect(importing({ 'mill.md': text('status: pending') }).said).toEqual(['mill.md:3 import-changed'])
    expect(importing({ 'mill.md': text('published: true\nunlisted: true') }).said).toEqual(['mill.md:4 import-changed'])
    for (const stated of ['draft: true', 'published: false', 'status: draft'])
      expect(importing({ 'mill.md': text(stated) }).said).toEqual([])
  })
})

it.each(CASES.systems)('keeps back what $system does not publish', ({ system, files: written, drafts, open }) => {
  // Of Markdown the front matter is written, and of a folder of Zola the whole file.
  const files = Object.fromEntries(
    Object.entries(written).map(([name, part]) => [
      name,
      name.endsWith('.md') && !part.startsWith('+++') ? text(part) : part,
    ]),
  )
  const result = importing(files, system)
  expect(draftsAmong(result)).toEqual({ drafts, open })
  const listed = [...result.omitted.map(({ file }) => file), ...result.problems.map(({ file }) => file)].join(' ')
  for (const file of Object.keys(files).filter((name) => name.endsWith('.md'))) {
    const isIn = open.some((name) => new RegExp(`\\b${name}(?:/index)?\\.md$`).test(file))
    const isStated = /(?:_drafts|drafts)\/|\.draft\.|posts\/b\.md/.test(file)
    expect(isIn || isStated || listed.includes(file.split('/').at(-1) ?? ''), file).toBe(true)
  }
})

it('reports nothing of code that it only searches', () => {
  const result = importing(
    {
      'src/pages/[...slug].astro': "const all = await getCollection('blog')",
      'src/big.js': `// \u202e\n${'a'.repeat(3_000_000)}`,
      'public/other.js': new Uint8Array([0xff, 0xfe, 0xfd]),
      'src/content/blog/a.md': text(''),
      'src/content/c++/b.md': text(''),
    },
    'astro',
  )
  expect(result.said).toEqual(['b.md:1 import-changed', 'b.md:1 import-lost'])
})

describe('the report', () => {
  const files = {
    'a.md': text('unlisted: true'),
    'b.md': text('unlisted: true\npremium: true'),
    'c.md': text('draft: true'),
    'd.md': text('date: 2099-01-05'),
    'e.md': text('date: 2024-01-05'),
  }

  it('counts the drafts by what made them, and the stories that appear later', () => {
    const { drafts, scheduled } = importing(files)
    expect(draftSentence(drafts)).toMatch(
      /^3 stories became drafts: 2 by the key “unlisted”, 1 by the key “premium”, 1 by the key “draft”\./,
    )
    expect(scheduledSentence(scheduled.length)).toBe('1 story appears on a later date, which `publish` says.')
    expect(draftSentence([]) + scheduledSentence(0)).toBe('')
  })

  it('leaves out what --public names, and keeps a draft that has another reason', () => {
    const result = importing(files, undefined, { isPublic: ['Unlisted'] })
    expect(draftsAmong(result)).toEqual({ drafts: ['b', 'c'], open: ['a', 'd', 'e'] })
    expect(result.said).toEqual(['b.md:4 import-changed'])
  })
})
