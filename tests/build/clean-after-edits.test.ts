import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

beforeEach(() => {
  for (const name of ['CARDS', 'PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  onTestFinished(() => void vi.unstubAllEnvs())
})

/** What editors may do in one go, so that pages change of which nobody has edited the story. */
const EDITS: Readonly<Record<string, (newsroom: Newsroom) => void>> = {
  'the only Arabic story of a topic is gone, which the English list of that topic links to': (newsroom) =>
    newsroom.remove('stories/arabic'),
  'the only story of a topic has another, and the list of the first is gone': (newsroom) =>
    newsroom.write('stories/nets/en.md', dispatch(9, 'Nets').replace('[ships]', '[ropes]')),
  'a related story has another headline': (newsroom) =>
    newsroom.write('stories/dispatch-8/en.md', newsroom.read('stories/dispatch-8/en.md').replace('tch 8', 'tch 80')),
  'a related story has another headline, and a second one another text': (newsroom) => {
    newsroom.write('stories/dispatch-8/en.md', newsroom.read('stories/dispatch-8/en.md').replace('tch 80', 'tch 81'))
    newsroom.write('stories/nets/en.md', `${newsroom.read('stories/nets/en.md')}\nFishermen mended herring nets.\n`)
  },
  'most related stories are gone, and others take their places': (newsroom) => {
    for (const number of [5, 6, 7, 8]) newsroom.remove(`stories/dispatch-${number}`)
  },
  'a file that a story shares with others has another size': (newsroom) =>
    newsroom.write('media/data.csv', `a,b\n${'1,2\n'.repeat(1000)}`),
  'readers can save no stories any more': () => void vi.stubEnv('OFFLINE', 'off'),
}

test('after each edit, the site is that of a clean build', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/nets/en.md', dispatch(9, 'Nets').replace('[ships]', '[nets]'))
  const arabic = '---\ntitle: شباك\ndate: 2025-03-05\ntags: [ships]\n---\n\nوصلت.\n'
  newsroom.write('stories/arabic/ar.md', arabic)
  newsroom.write('media/data.csv', 'a,b\n')
  newsroom.write('stories/data/en.md', `${dispatch(2, 'Data')}\nSee [the data](/media/data.csv).\n`)
  let before = await buildNewsroom(newsroom)
  for (const [edit, make] of Object.entries(EDITS)) {
    make(newsroom)
    const built = await buildNewsroom(newsroom)
    expect(built, edit).not.toBe(before)
    expect(built, edit).toBe(await buildNewsroom(new Newsroom(newsroom)))
    before = built
  }
})
