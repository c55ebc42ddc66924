import { beforeEach, expect, test, vi } from 'vitest'
import { buildSite } from '../../lib/builder/write/build-site.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('CARDS', 'off')
})

/** Returns the files of a manifest about wanted translations, with their digests. */
function wantedIn(manifest: string): ReadonlyMap<string, string> {
  const lines = manifest.split('\n').filter((line) => line.includes('/wanted/'))
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}

/** Returns the names of the files that differ. */
function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).sort()
}

test('the pages and feeds of wanted translations exist by choice, and follow the words of originals', async () => {
  const newsroom = new Newsroom()
  const site = newsroom.read('site.yaml')
  const without = await buildNewsroom(newsroom)
  expect(wantedIn(without).size).toBe(0)

  newsroom.write('site.yaml', `${site}translation: {wanted: true}\n`)
  const first = wantedIn(await buildNewsroom(newsroom))
  expect([...first.keys()]).toEqual(
    ['ar', 'en'].flatMap((lang) => ['feed.json', 'feed.xml', 'index.html'].map((name) => `${lang}/wanted/${name}`)),
  )

  // An edit of a text that no list shows: the version of the original is another one, its length is not.
  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Dispatch').replace('came in', 'sailed in'))
  const second = wantedIn(await buildNewsroom(newsroom, (...build) => buildSite(...build, new Set(['dispatch-1']))))
  expect(differing(first, second)).toEqual(['ar/wanted/feed.json', 'ar/wanted/feed.xml'])

  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Dispatch').replace('came in', 'sailed into the harbour'))
  const third = wantedIn(await buildNewsroom(newsroom))
  expect(differing(second, third)).toEqual(['ar/wanted/feed.json', 'ar/wanted/feed.xml', 'ar/wanted/index.html'])

  newsroom.write('pages/about/en.md', newsroom.read('pages/about/en.md').replace('title: ', 'title: All '))
  newsroom.write(
    'stories/dispatch-1/ar.md',
    '---\ntitle: خبر\ntranslation: {of: en, by: human}\n---\n\nوصلت.\n\nغادرت.\n',
  )
  const last = await buildNewsroom(newsroom)
  expect(last).toBe(await buildNewsroom(new Newsroom(newsroom)))

  newsroom.write('site.yaml', site)
  expect(wantedIn(await buildNewsroom(newsroom)).size).toBe(0)
})
