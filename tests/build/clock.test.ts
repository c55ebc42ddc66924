import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { expectCleanAtTimes } from './at-times.ts'
import { dispatch, Newsroom } from './newsroom.ts'

beforeEach(() => {
  for (const name of ['CARDS', 'PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  onTestFinished(() => void vi.unstubAllEnvs())
})

/** Writes a story with a line of front matter. */
function writeStory(newsroom: Newsroom, slug: string, line: string): void {
  newsroom.write(`stories/${slug}/en.md`, dispatch(1, slug).replace(/^date: .*$/m, line))
}

test('a story is in the sitemap of news for two days, to the second, also when only the time has changed', async () => {
  const newsroom = new Newsroom()
  writeStory(newsroom, 'news', 'date: 2025-04-01T12:00:00Z')
  const news: string[] = []
  const times = ['2025-04-01T12:00:00Z', '2025-04-03T11:59:59Z', '2025-04-03T12:00:01Z', '2025-04-04T12:00:01Z']
  await expectCleanAtTimes(newsroom, times, () => {
    const sitemap = readFileSync(path.join(newsroom.out, 'news-sitemap.xml'), 'utf8')
    news.push(sitemap.includes('/en/news/') ? 'news' : 'no news')
  })
  expect(news).toEqual(['news', 'news', 'no news', 'no news'])
})

test('a build for an earlier time than the last has the news of that time', async () => {
  const newsroom = new Newsroom()
  writeStory(newsroom, 'news', 'date: 2025-04-01T12:00:00Z')
  await expectCleanAtTimes(newsroom, ['2025-04-04T12:00:00Z', '2025-04-02T12:00:00Z'])
})

test('a translation that is scheduled is in feeds at its time, with its text', async () => {
  const newsroom = new Newsroom()
  writeStory(newsroom, 'ship', 'date: 2025-04-01T06:00:00Z')
  const facts = 'title: سفينة\npublish: 2025-04-02T06:00:00Z\ntranslation: {of: en, by: human}'
  newsroom.write('stories/ship/ar.md', `---\n${facts}\n---\n\nوصلت السفينة.\n\nثم غادرت.\n`)
  const texts: boolean[] = []
  await expectCleanAtTimes(newsroom, ['2025-04-02T05:59:59Z', '2025-04-02T06:00:00Z'], () => {
    texts.push(readFileSync(path.join(newsroom.out, 'ar/feed.xml'), 'utf8').includes('وصلت السفينة.'))
  })
  expect(texts).toEqual([false, true])
})

test('everything that is scheduled changes at its time, as in a clean build', async () => {
  const newsroom = new Newsroom()
  writeStory(newsroom, 'to-come', 'date: 2025-04-01T06:00:00Z\npublish: 2025-04-02T06:00:00Z')
  writeStory(
    newsroom,
    'to-go',
    'date: 2025-04-01T06:00:00Z\nunpublish: {date: 2025-04-03T06:00:00Z, reason: It was another.}',
  )
  const notice = 'notice: {text: {en: The strait is closed}, until: 2025-04-04T06:00:00Z}'
  newsroom.write('site.yaml', `${newsroom.read('site.yaml')}${notice}\n`)
  const times = ['02', '03', '04'].flatMap((day) => [`2025-04-${day}T05:59:59Z`, `2025-04-${day}T06:00:00Z`])
  await expectCleanAtTimes(newsroom, [...times, '2025-04-05T06:00:00Z'])
})

test('a standing page that is scheduled comes out at its time, and then all pages link to it', async () => {
  const newsroom = new Newsroom()
  newsroom.write('pages/jobs/en.md', '---\ntitle: Jobs\npublish: 2025-04-02T06:00:00Z\n---\n\nWrite to us.\n')
  const linking: boolean[] = []
  const times = ['2025-04-02T05:59:59Z', '2025-04-02T06:00:00Z', '2025-04-03T06:00:00Z']
  await expectCleanAtTimes(newsroom, times, () => {
    linking.push(readFileSync(path.join(newsroom.out, 'en/dispatch-1/index.html'), 'utf8').includes('../jobs/'))
  })
  expect(linking).toEqual([false, true, true])
})
