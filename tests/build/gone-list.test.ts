import { beforeEach, expect, test, vi } from 'vitest'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

beforeEach(() => {
  for (const name of ['CARDS', 'PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
})

test.each([
  ['a topic', '/en/topics/tides/', 'tags: [Tides]'],
  ['an author', '/en/authors/ada-mill/', 'authors: [Ada Mill]'],
  ['the corrections', '/en/corrections/', 'corrections: [{date: 2025-03-03, text: It sank.}]'],
])(
  'a link to the page of %s is an error once an edit of another story has removed this page',
  async (_, page, line) => {
    const newsroom = new Newsroom()
    const ship = dispatch(3, 'Ship')
    newsroom.write('stories/ship/en.md', ship.replace(/^tags: .*$/m, line))
    newsroom.write('stories/guide/en.md', `${dispatch(4, 'Guide')}\nSee [the list](${page}).\n`)
    expect(await buildNewsroom(newsroom)).toContain(`  ${page.slice(1)}index.html`)
    newsroom.write('stories/ship/en.md', ship)
    expect(await buildNewsroom(newsroom)).toBe('content/stories/guide/en.md link-broken')
  },
)

test('a link to a story by its own name in a language is an error once that story is gone', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/ship/en.md', dispatch(3, 'Ship').replace('---\n', '---\nslug: red-ship\n'))
  newsroom.write('stories/guide/en.md', `${dispatch(4, 'Guide')}\nSee [the ship](/en/red-ship/).\n`)
  expect(await buildNewsroom(newsroom)).toContain('  en/red-ship/index.html')
  newsroom.remove('stories/ship')
  expect(await buildNewsroom(newsroom)).toBe('content/stories/guide/en.md link-broken')
})

test('a link to a paragraph that an edit added is an error once another edit has removed it', async () => {
  const newsroom = new Newsroom()
  const ship = dispatch(3, 'Ship')
  newsroom.write('stories/ship/en.md', ship)
  await buildNewsroom(newsroom)
  newsroom.write('stories/ship/en.md', `${ship}\nIt came back.\n`)
  await buildNewsroom(newsroom)
  newsroom.write('stories/guide/en.md', `${dispatch(4, 'Guide')}\nSee [the end](/en/ship/#p3).\n`)
  expect(await buildNewsroom(newsroom)).toContain('  en/guide/index.html')
  newsroom.write('stories/ship/en.md', ship)
  expect(await buildNewsroom(newsroom)).toBe('content/stories/guide/en.md link-broken')
})
