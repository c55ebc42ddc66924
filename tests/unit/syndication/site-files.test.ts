import { afterEach, expect, test, vi } from 'vitest'
import { redirectPages } from '../../../lib/syndication/html-text.ts'
import { llmsFile, wellKnownFiles } from '../../../lib/syndication/well-known-files.ts'
import { aPublication } from '../../component/helpers/publication.ts'
import { type Changes, withFrontMatter } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { contextOf, made } from './helpers/site-context.ts'

const SITE = 'https://news.example/sub/'
afterEach(() => void vi.unstubAllEnvs())

test('llms.txt names the newest stories of each language, as plain text', async () => {
  const extra = withFrontMatter('title: "[Ships] & boats"\ndate: 2025-03-01\ndescription: They *sail*.')
  const file = llmsFile(contextOf(libraryOf({ 'stories/extra/en.md': extra }), SITE))
  expect((await made([file])).get('llms.txt')).toBe(`# The Gazette

> News of the valley.

## English

- [\\[Ships\\] & boats](${SITE}en/extra/story.md): They \\*sail\\*.
- [The harvest is in](${SITE}en/harvest/story.md): The barns are full.

## العربية

- [انتهى الحصاد](${SITE}ar/harvest/story.md): المخازن ممتلئة.
`)
})

test('a name that a story had is a page in each language that leads on to it', async () => {
  vi.stubEnv('SITE_URL', SITE)
  const pages = await redirects({ 'stories/harvest/en.md': (good) => good.replace('date:', 'aliases: [crop]\ndate:') })
  expect([...pages.keys()]).toEqual(['en/crop/index.html', 'ar/crop/index.html'])
  const page = pages.get('ar/crop/index.html')
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('<title>انتهى الحصاد</title>')
  expect(page).toContain('<meta http-equiv="refresh" content="0; url=../harvest/">')
  expect(page).toContain('<a href="../harvest/">انتهى الحصاد</a>')
  expect(page).toContain(`<link rel="canonical" href="${SITE}ar/harvest/">`)
  expect(page).toContain('<meta name="robots" content="noindex">')
})

test('security.txt and gpc.json say what site.yaml states', async () => {
  const security = { contact: ['mailto:desk@news.example', 'tel:+15550100'], expires: '2027-01-01T00:00:00Z' }
  const publication = aPublication(['en'], { security, gpc: { lastUpdate: '2026-11-01' } })
  expect(await made(wellKnownFiles(publication, new URL(SITE)))).toEqual(
    new Map([
      [
        '.well-known/security.txt',
        `Contact: mailto:desk@news.example\nContact: tel:+15550100\nExpires: 2027-01-01T00:00:00Z\nCanonical: ${SITE}.well-known/security.txt\n`,
      ],
      ['.well-known/gpc.json', '{"gpc":true,"lastUpdate":"2026-11-01"}\n'],
    ]),
  )
})

async function redirects(changes: Changes, portable = false): Promise<ReadonlyMap<string, string>> {
  const stories = [...libraryOf(changes).stories.values()]
  return made(stories.flatMap((story) => redirectPages(story, undefined, portable)))
}
