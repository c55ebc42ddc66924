import { describe, expect, it } from 'vitest'
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

it.each<[system: string, files: Readonly<Record<string, string>>, drafts: readonly string[], open: readonly string[]]>([
  [
    'markdown',
    { 'drafts/a.md': text(''), 'news/private/b.md': text(''), 'c.draft.md': text(''), 'd.md': text('') },
    ['a', 'b', 'c-draft'],
    ['d'],
  ],
  [
    'hugo',
    {
      'hugo.toml': 'ignoreFiles = ["secret"]\n',
      'content/posts/a/index.md': text(''),
      'content/posts/a/notes.md': text(''),
      'content/posts/b.md': text('params: {draft: true}'),
      'content/posts/secret.md': text(''),
    },
    ['b', 'notes'],
    ['a'],
  ],
  [
    'jekyll',
    {
      '_config.yml': 'collections: {science: {output: true}, staff: {}}\nexclude: [inside/, note.md]\n',
      '_science/a.md': text(''),
      '_staff/b.md': text(''),
      '_drafts/c.md': text(''),
      'inside/_posts/2024-01-05-d.md': text(''),
    },
    ['b', 'c'],
    ['a'],
  ],
  [
    'astro',
    {
      'src/pages/[...slug].astro': "const all = await getCollection('blog')",
      'src/content.config.ts': "export const collections = { blog, 'inside': inside }",
      'src/content/blog/a.md': text(''),
      'src/content/blog/_b.md': text(''),
      'src/content/inside/c.md': text(''),
    },
    ['c'],
    ['a'],
  ],
  [
    'eleventy',
    {
      'eleventy.config.js': '',
      '.eleventyignore': 'plans\n*.todo.md\n',
      'posts/a.md': text(''),
      'posts/d.todo.md': text(''),
      'plans/b.md': text(''),
      'posts/ideas/c.md': text(''),
      'posts/ideas/ideas.11tydata.js': 'export default { permalink: (data) => !data.isIdea }',
      'news/e.md': text(''),
      'news/news.11tydata.js': 'export default { layout: "news" }',
    },
    ['c'],
    ['a', 'e'],
  ],
  [
    'docusaurus',
    {
      'docusaurus.config.js': '',
      'blog/2024-01-05-a.md': text(''),
      'blog/_b.md': text(''),
      'blog/_parts/c.md': text(''),
      'blog/2024-01-05-d.md': text('unlisted: true'),
    },
    ['d'],
    ['a'],
  ],
  [
    'zola',
    {
      'zola.toml': 'base_url = "https://valley.example"\nignored_content = ["*.todo.md"]\n',
      'content/blog/a.md': text(''),
      'content/blog/b.todo.md': text(''),
      'content/plans/_index.md': '+++\ndraft = true\n+++\n',
      'content/plans/c.md': text(''),
    },
    ['c'],
    ['a'],
  ],
])('keeps back what %s does not publish', (system, files, drafts, open) => {
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
