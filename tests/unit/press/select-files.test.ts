import path from 'node:path'
import { expect, test } from 'vitest'
import { type Selection, selectFiles } from '../../../lib/press/select-files.ts'
import { temporaryFolder } from './helpers/temporary-folder.ts'

/** What is selected from an export of these files, with these in public/. */
function select(names: readonly string[], published: readonly string[] = []): Selection {
  const stock = path.resolve('/project/.next/stock')
  const files = names.map((name) => path.join(stock, name))
  return selectFiles(stock, files, temporaryFolder(Object.fromEntries(published.map((name) => [name, '']))))
}

test('pages are selected, sorted: every index.html, and the page for what is not found', () => {
  expect(select(['zh/ships/index.html', '404.html', 'index.html', 'en/index.html'])).toEqual({
    pages: ['404.html', 'en/index.html', 'index.html', 'zh/ships/index.html'],
    others: [],
  })
})

test.each(['404/index.html', '_not-found/index.html', '_next/index.html'])(
  '%s, the framework’s own, is no page',
  (name) => {
    expect(select([name, 'en/index.html']).pages).toEqual(['en/index.html'])
  },
)

test('a story may be called as the framework’s own pages are', () => {
  expect(select(['en/404/index.html', 'en/_next/index.html']).pages).toHaveLength(2)
})

test('pictures of stories are selected', () => {
  const names = ['assets/The_ship-2.fedcba987654.jpeg', 'assets/cover.0123456789ab.svg']
  expect(select(names).others).toEqual(names)
})

test('what lies in public/ is selected by its own name, at any depth, and once', () => {
  const published = ['assets/logo.svg', 'favicon.svg', 'icons/large/icon.png']
  expect(select(published, published).others).toEqual(published)
})

test.each([
  'index.txt',
  'en/index.txt',
  'en/ships/index.txt',
  'en/ships/__next._full.txt',
  'en/ships/__next.$d$lang.$d$slug.__PAGE__.txt',
  'assets/index.txt',
  'assets/__next._tree.txt',
  'assets/cover.0123456789ab.svg.map',
  'assets/build-manifest.json',
  'assets/index.0123456789ab.map',
  '_next/static/chunks/main.js',
  '_next/static/chunks/main.js.map',
  '_next/static/chunks/app.css',
  '_next/static/media/font.woff2',
  '_next/static/abc/_buildManifest.js',
  'build-manifest.json',
  'server/app/en.rsc',
  'en/ships.html',
  'not-index.html',
])('a stray %s is never published', (name) => {
  expect(select([name, 'en/index.html'])).toEqual({ pages: ['en/index.html'], others: [] })
})

test('a file outside the export is never published', () => {
  const outside = ['../static/index.html', '../../assets/cover.0123456789ab.svg']
  expect(select(outside)).toEqual({ pages: [], others: [] })
})
