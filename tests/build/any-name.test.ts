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
  newsroom.write('site.yaml', `${newsroom.read('site.yaml')}mail: {stories: 4, unsubscribe: "https://news.example/out"}\n`)
  const named = (lines: string) => {
    const text = newsroom.read('stories/harvest/ar.md').replace(/^(?:slug|aliases):.*\n/gm, '')
    newsroom.write('stories/harvest/ar.md', text.replace('---\n', `---\n${lines}\n`))
  }
  const text = (name: string) => readFileSync(path.join(newsroom.out, name), 'utf8')
  const [first, second] = ['حصاد-القمح', 'موسم-الحصاد'] as const
  const old = `ar/${encodeURIComponent(first)}/`
  const now = `ar/${encodeURIComponent(second)}/`

  named(`slug: ${first}`)
  await buildNewsroom(newsroom)
  expect(text(`ar/${first}/index.html`)).toContain(`<link rel="canonical" href="https://news.example/${old}">`)
  expect(text(`ar/${first}/index.html`)).toContain(`hreflang="ar" href="https://news.example/${old}"`)
  for (const name of ['ar/harvest/story.md', 'ar/harvest/card.jpg'])
    expect(existsSync(path.join(newsroom.out, name)), name).toBe(false)
  expect(text('ar/harvest/index.html')).toContain(`0; url=../${encodeURIComponent(first)}/`)
  expect(text('_redirects')).toContain(`/ar/harvest/ /${old} 301`)
  expect(text('.hosts/nginx.conf')).toContain(`location = /ar/harvest/ { return 301 /${old}; }`)
  const lists = [
    'ar/index.html',
    'ar/archive/index.html',
    'ar/mail/latest.txt',
    'llms.txt',
    'sitemap-ar.xml',
    'sitemap-en.xml',
  ]
  for (const name of [...lists, 'en/harvest/index.html', 'ar/feed.xml', 'ar/feed.json', 'en/feed.xml']) {
    expect(text(name), name).toContain(encodeURIComponent(first))
    expect(text(name), name).not.toMatch(/ar\/harvest\/(?!#story)/)
  }

  // Readers know the first name: a build refuses to forget it, as often as it is asked.
  named(`slug: ${second}`)
  expect(await buildNewsroom(newsroom)).toContain('content/stories/harvest/ar.md slug-lost')
  expect(await buildNewsroom(newsroom)).toContain('content/stories/harvest/ar.md slug-lost')
  named(`slug: ${second}\naliases: [${first}]`)
  const manifest = await buildNewsroom(newsroom)
  expect(text(`ar/${first}/index.html`)).toContain(`0; url=../${encodeURIComponent(second)}/`)
  expect(text('.htaccess')).toContain(`RewriteRule ^ar/${first}/$ /%{ENV:BASE}ar/${second}/ [R=301,L]`)
  expect(text('.hosts/nginx.conf')).toContain(`location = /ar/${first}/ { return 301 /${now}; }`)
  expect(text('en/harvest/index.html')).not.toContain(encodeURIComponent(first))
  expect(await buildNewsroom(new Newsroom(newsroom))).toBe(manifest)
})

const SECTION = 'sections:\n  constructor:\n    label: {en: Builders, ar: بناة}'
