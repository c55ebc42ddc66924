import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

// Names that every plain object of JavaScript knows.
const FOLDERS = ['constructor', 'prototype', 'valueof']
const NAMES = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']

test('stories, topics, authors, aliases, notes and links may have the names of JavaScript’s own properties', async () => {
  const newsroom = new Newsroom()
  const names = `tags: [${NAMES.join(', ')}]\nauthors: [${NAMES.join(', ')}]`
  const notes = NAMES.map(
    (name) => `[^${name}]: Note number ${name.length}.\n\n[${name}]: https://${name.length}.example/`,
  ).join('\n\n')
  for (const name of FOLDERS) {
    const front = `title: ${name}\ndate: 2025-03-02\naliases: [old-${name}]\nsection: constructor\n${names}`
    const body = NAMES.map((each) => `Text on [it][${each}].[^${each}]`).join('\n\n')
    newsroom.write(`stories/${name}/en.md`, `---\n${front}\n---\n\n${body}\n\n${notes}\n`)
  }
  newsroom.write('site.yaml', newsroom.read('site.yaml').replace('sections:', SECTION))
  expect(await buildNewsroom(newsroom)).toContain('en/constructor/index.html')
  for (const page of [...FOLDERS, 'topics/constructor', 'topics/proto', 'authors/tostring']) {
    expect(existsSync(path.join(newsroom.out, 'en', page, 'index.html')), page).toBe(true)
  }
  const page = readFileSync(path.join(newsroom.out, 'en/constructor/index.html'), 'utf8')
  for (const name of NAMES) {
    expect(page).toContain(`href="https://${name.length}.example/"`)
    expect(page).toContain(`Note number ${name.length}.`)
  }
})

test('a language has its own name of a story everywhere; a name that changes redirects, and none is lost', async () => {
  for (const name of ['CARDS', 'PRECOMPRESS']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  const mail = 'mail: {stories: 4, unsubscribe: "https://news.example/out"}\n'
  newsroom.write('site.yaml', newsroom.read('site.yaml') + mail)
  const unnamed = newsroom.read('stories/harvest/ar.md')
  const build = (lines: string) => {
    newsroom.write('stories/harvest/ar.md', unnamed.replace('---\n', `---\n${lines}\n`))
    return buildNewsroom(newsroom)
  }
  const text = (name: string) => readFileSync(path.join(newsroom.out, name), 'utf8')
  const [old, now] = ['حصاد-القمح', 'موسم-الحصاد'] as const
  await build(`slug: ${old}`)
  const address = `ar/${encodeURIComponent(old)}/`
  expect(text(`ar/${old}/index.html`)).toContain(`<link rel="canonical" href="https://news.example/${address}">`)
  expect(text(`ar/${old}/index.html`)).toContain(`hreflang="ar" href="https://news.example/${address}"`)
  expect(text('ar/harvest/index.html')).toContain(`0; url=../${encodeURIComponent(old)}/`)
  expect(existsSync(path.join(newsroom.out, 'ar/harvest/story.md'))).toBe(false)
  expect(text('_redirects')).toContain(`/ar/harvest/ /${address} 301`)
  const lists = ['ar/index.html', 'ar/archive/index.html', 'ar/mail/latest.txt', 'llms.txt']
  const feeds = ['ar/feed.xml', 'ar/feed.json', 'en/feed.xml', 'sitemap-ar.xml', 'sitemap-en.xml']
  for (const name of [...lists, ...feeds, 'en/harvest/index.html']) {
    expect(text(name), name).toContain(encodeURIComponent(old))
    // An entry of a feed is known by its first address for ever.
    expect(text(name).replaceAll(/<id>.*?<\/id>|"id": ".*"/g, ''), name).not.toContain('ar/harvest/')
  }

  // Readers know the first name: a build refuses to forget it, as often as it is asked.
  expect(await build(`slug: ${now}`)).toContain('content/stories/harvest/ar.md slug-lost')
  expect(await buildNewsroom(newsroom)).toContain('content/stories/harvest/ar.md slug-lost')
  const manifest = await build(`slug: ${now}\naliases: [${old}]`)
  expect(text(`ar/${old}/index.html`)).toContain(`0; url=../${encodeURIComponent(now)}/`)
  const escaped = encodeURIComponent(now).replaceAll('%', '\\%')
  expect(text('.htaccess')).toContain(`RewriteRule ^ar/${old}/$ /%{ENV:BASE}ar/${escaped}/ [R=301,NE,L]`)
  expect(text('.hosts/nginx.conf')).toContain(`location = /ar/${old}/ { return 301 /ar/${encodeURIComponent(now)}/; }`)
  expect(text('en/harvest/index.html')).not.toContain(encodeURIComponent(old))
  expect(await buildNewsroom(new Newsroom(newsroom))).toBe(manifest)
})

const SECTION = 'sections:\n  constructor:\n    label: {en: Builders, ar: بناة}'
