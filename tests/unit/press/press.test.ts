import { afterEach, expect, test, vi } from 'vitest'
import { exported, pressProject, published, smallProject } from './helpers/small-export.ts'
import { read } from './helpers/temporary-folder.ts'

afterEach(() => void vi.unstubAllEnvs())

test('an export is pressed into what readers ask for, in the place of what was published before', async () => {
  const project = smallProject()
  await pressProject(project)
  expect(published(project)).toEqual([
    'out/404.html',
    'out/SHA256SUMS',
    expect.stringMatching(/^out\/assets\/masthead\.[\da-f]{12}\.js$/),
    'out/assets/ship.0123456789ab.svg',
    'out/en/index.html',
    'out/favicon.svg',
    'out/index.html',
  ])
  expect(read(project, 'out/index.html')).not.toBe('before')
})

test('a pressed page holds its style, its policy and its text, and nothing of the framework', async () => {
  const project = smallProject()
  await pressProject(project)
  const page = read(project, 'out/en/index.html')
  expect(page).toMatch(
    /^<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta http-equiv="Content-/i,
  )
  expect(page).toContain('<style>a{color:red}\nb{color:red}</style>')
  expect(page).toContain('<img src="../assets/ship.0123456789ab.svg">')
  expect(page).not.toMatch(/_next|flight|hidden|<!--/)
})

test('the script that a page loads is the one that is published, by its signature', async () => {
  const project = smallProject()
  await pressProject(project)
  const page = read(project, 'out/en/index.html')
  const [, name = '', hash] =
    /<script src="\.\.\/(assets\/[^"]+)" defer integrity="([^"]+)"><\/script>/.exec(page) ?? []
  expect(read(project, `out/${name}`)).toContain('cookie-consent')
  expect(page.replaceAll('&#x27;', "'")).toContain(`script-src '${hash}'`)
  expect(read(project, 'out/index.html')).not.toContain('<script')
})

test('a site pressed twice is the same to the byte', async () => {
  const project = smallProject()
  await pressProject(project)
  const first = read(project, 'out/SHA256SUMS')
  await pressProject(project)
  expect(read(project, 'out/SHA256SUMS')).toBe(first)
  expect(first).toContain('en/index.html')
})

test('the site may go to another folder, at another address', async () => {
  const project = smallProject()
  vi.stubEnv('OUT_DIR', 'build/site')
  vi.stubEnv('SITE_URL', 'https://post.example/news')
  await pressProject(project)
  expect(read(project, 'build/site/404.html')).toContain('href="/news/en/"')
  expect(read(project, 'out/index.html')).toBe('before')
})

test('the page for what is not found need not name an address of its own, every other page must', async () => {
  const nameless = (page: string) => page.replace('rel="canonical"', 'rel="alternate"')
  const project = smallProject({
    '.next/stock/404.html': nameless(exported('')),
    '.next/stock/en/index.html': nameless(exported('<main class="lost"></main>')),
  })
  await expect(pressProject(project)).rejects.toThrow(
    /^The press refuses these pages\.\nen\/index\.html: no canonical address$/,
  )
})

test('what a killed run left half-pressed is not published', async () => {
  const project = smallProject({ 'out.pressing/half.html': 'half' })
  await pressProject(project)
  expect(published(project)).toContain('out/en/index.html')
  expect(published(project).filter((name) => name.includes('half') || !name.startsWith('out/'))).toEqual([])
})

test('with the press off the export itself is published', async () => {
  const project = smallProject()
  vi.stubEnv('PRESS', 'off')
  await pressProject(project)
  expect(published(project)).toContain('out/_next/main.js')
  expect(read(project, 'out/en/index.html')).toBe(read(project, '.next/stock/en/index.html'))
})
