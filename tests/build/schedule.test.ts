import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

const BEFORE = Date.parse('2025-04-01T08:59:59Z') / 1000
const AFTER = BEFORE + 1

test('a story comes out with the first build after its time; one that is withdrawn leaves an honest page and nothing else', async () => {
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('CARDS', 'off')
  vi.stubEnv('PRECOMPRESS', 'off')
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  const front = (lines: string) => (text: string) => text.replace('---\n', `---\n${lines}\n`)
  const change = (name: string, lines: string) => newsroom.write(name, front(lines)(newsroom.read(name)))
  change('stories/dispatch-2/en.md', 'publish: 2025-04-01T11:00:00+02:00')
  const reason = 'unpublish: {date: 2025-03-30, reason: The ship was another.}'
  change('stories/dispatch-3/en.md', `${reason}\naliases: [third]`)
  change('stories/harvest/ar.md', 'unpublish: {date: 2025-03-30, reason: "الأرقام خاطئة."}')

  vi.stubEnv('SOURCE_DATE_EPOCH', String(BEFORE))
  const first = await buildNewsroom(newsroom)
  expect(filesWith(newsroom, 'Dispatch 2')).toEqual([])
  expect(filesWith(newsroom, 'dispatch-2')).toEqual([])

  // A withdrawn story has a page at its own address, which search engines must not show, a redirect from its former
  // name, and a place in the list of corrections.
  const corrections = (lang: string) =>
    ['feed.json', 'feed.xml', 'index.html'].map((name) => `${lang}/corrections/${name}`)
  const listed = [...corrections('en'), 'en/dispatch-3/index.html', 'en/third/index.html']
  expect(filesWith(newsroom, 'Dispatch 3')).toEqual(listed)
  const page = readFileSync(path.join(newsroom.out, 'en/dispatch-3/index.html'), 'utf8')
  expect(page).toContain('<meta name="robots" content="noindex">')
  expect(page).toContain('This story has been withdrawn.')
  expect(page).toContain('The ship was another.')
  expect(page).toMatch(/<time dateTime="2025-03-30">/i)
  expect(page).not.toContain('hreflang="x-default"')
  expect(page).not.toContain('The ship number 3 came in.')
  expect(
    filesWith(newsroom, 'dispatch-3').filter((name) => /sitemap|feed|search|archive|index\.html$/.test(name)),
  ).toEqual(listed)

  // One language is withdrawn, the other stands, and neither its page nor a list leads to what is gone.
  expect(filesWith(newsroom, 'انتهى الحصاد')).toEqual([...corrections('ar'), 'ar/harvest/index.html'])
  const gone = readFileSync(path.join(newsroom.out, 'ar/harvest/index.html'), 'utf8')
  expect(gone).toContain('سُحب هذا المقال.')
  expect(gone).toContain('<span lang="ar" dir="rtl">الأرقام خاطئة.</span>')
  expect(gone).toContain('href="../../en/harvest/"')
  expect(readFileSync(path.join(newsroom.out, 'en/harvest/index.html'), 'utf8')).not.toContain('ar/harvest/')

  expect(await buildNewsroom(newsroom)).toBe(first)
  vi.stubEnv('SOURCE_DATE_EPOCH', String(AFTER))
  const second = await buildNewsroom(newsroom)
  expect(filesWith(newsroom, 'Dispatch 2')).toContain('en/dispatch-2/index.html')
  expect(filesWith(newsroom, 'Dispatch 2')).toContain('en/feed.xml')
  expect(await buildNewsroom(new Newsroom(newsroom))).toBe(second)
  vi.stubEnv('SOURCE_DATE_EPOCH', String(BEFORE))
  expect(await buildNewsroom(newsroom)).toBe(first)
})

test('a front page has the date of its newest story, so the next day changes nothing but a notice that has ended', async () => {
  for (const name of ['CARDS', 'PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  newsroom.write('stories/today/en.md', '---\ntitle: Today\ndate: 2025-04-01T20:00:00+02:00\n---\n\nIt came in.\n')
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-04-01T21:59:59Z') / 1000))
  const notice = 'notice: {text: {en: The strait is closed}, link: today, until: 2025-04-01T22:00:00Z}'
  newsroom.write('site.yaml', `${newsroom.read('site.yaml')}${notice}\n`)
  await buildNewsroom(newsroom)
  const pages = ['en/index.html', 'ar/index.html', 'en/topics/science/index.html', 'en/today/index.html']
  const noticeOn = (name: string) =>
    /class="bulletin flag"[^>]*>(.*?)<\/p>/.exec(readFileSync(path.join(newsroom.out, name), 'utf8'))?.[1]
  expect(pages.map(noticeOn)).toEqual([
    '<a href="today/">The strait is closed</a>',
    '<a href="../en/today/" lang="en" dir="ltr">The strait is closed</a>',
    '<a href="../../today/">The strait is closed</a>',
    undefined,
  ])
  const dates = () =>
    [
      ...readFileSync(`${newsroom.out}/en/index.html`, 'utf8').matchAll(/<time datetime="2025-04-01[^>]*>([^<]*)/gi),
    ].map(([, shown]) => shown)
  expect(dates()).toEqual(['Tuesday, April 1, 2025', '20:00'])
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-04-01T22:00:00Z') / 1000))
  const manifest = await buildNewsroom(newsroom)
  expect(dates()).toEqual(['Tuesday, April 1, 2025', '20:00'])
  expect(pages.map(noticeOn)).toEqual([undefined, undefined, undefined, undefined])
  expect(manifest).toBe(await buildNewsroom(new Newsroom(newsroom)))
})

test('a machine translation without a reviewer is left out where site.yaml says so, until the day that it names', async () => {
  for (const name of ['CARDS', 'PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('SOURCE_DATE_EPOCH', String(BEFORE))
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  const site = newsroom.read('site.yaml')
  const machine = newsroom.read('stories/harvest/ar.md').replace(/by: human.*/, 'by: machine')
  const offered = async (leaveOut: string, text = machine) => {
    newsroom.write('stories/harvest/ar.md', text)
    newsroom.write('site.yaml', `${site}unreviewed: {leaveOut: [${leaveOut}], until: 2025-04-02}\n`)
    await buildNewsroom(newsroom)
    const page = (name: string) => readFileSync(path.join(newsroom.out, name), 'utf8')
    const link = 'hreflang="ar" href="https://news.example/ar/harvest/"'
    const names = ['en/harvest/index.html', 'ar/harvest/index.html', 'sitemap-en.xml'].map(page)
    return {
      hreflang: names.every((one) => one.includes(link)),
      sitemaps: page('sitemap-ar.xml').includes('<loc>https://news.example/ar/harvest/</loc>'),
      'search-engines': !page('ar/harvest/index.html').includes('content="noindex"'),
      fronts: page('ar/index.html').includes('href="harvest/"'),
    }
  }
  const all = { hreflang: true, sitemaps: true, 'search-engines': true, fronts: true }
  expect(await offered('')).toEqual(all)
  expect(await offered('hreflang')).toEqual({ ...all, hreflang: false })
  expect(await offered('sitemaps')).toEqual({ ...all, sitemaps: false })
  expect(await offered('fronts')).toEqual({ ...all, fronts: false })
  const unlisted = { hreflang: false, sitemaps: false, 'search-engines': false, fronts: true }
  expect(await offered('search-engines')).toEqual(unlisted)
  expect(await offered('search-engines', machine.replace('by: machine', 'by: machine\n  reviewer: Ann'))).toEqual(all)
  expect(await offered('search-engines')).toEqual(unlisted)
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-04-02T00:00:00Z') / 1000))
  expect(await offered('search-engines')).toEqual(all)
})

/** The published files that hold a text, by name. */
function filesWith({ out }: Newsroom, text: string): string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(path.join(entry.parentPath, entry.name), 'utf8').includes(text))
    .map((entry) => path.relative(out, path.join(entry.parentPath, entry.name)))
    .filter((name) => !/^SHA256SUMS/.test(name))
    .sort()
}
