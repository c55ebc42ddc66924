import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { mailStories } from '../../lib/builder/write/make-site.ts'
import { readLibrary } from '../../lib/index/read-library.ts'
import { hasList } from '../../lib/library/lists.ts'
import { feedFiles } from '../../lib/syndication/feed-files.ts'
import { markdownFiles } from '../../lib/syndication/markdown-edition.ts'
import { sitemapFiles } from '../../lib/syndication/sitemap.ts'
import { mailFiles } from '../../packages/mail/mail-edition.ts'
import { replaced, writeNewsroom } from '../content/newsroom.ts'
import { contextOf, made } from '../unit/syndication/helpers/site-context.ts'
import { masthead } from './masthead.ts'

const SITE = 'https://news.example/'
const ENGLISH = 'The bridge has two piers.'
const ARABIC = 'للجسر دعامتان.'

it('a correction of the original is shown in every language, and named to editors until the translation has it', async () => {
  vi.stubEnv('SITE_URL', SITE)
  const root = writeNewsroom({
    'site.yaml': (good) => `${good}newsletter: {use: buttondown, user: gazette}\nmail: {}\n`,
  })
  const write = (name: string, change: (text: string) => string) => {
    const file = path.join(root, 'stories/harvest', name)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  }
  const commands = [['check'], ['status'], ['status', '--json'], ['translate', 'harvest', 'ar']]
  const said = () => commands.map((command) => masthead(root, ...command).stdout)
  expect(masthead(root, 'translate', 'harvest', 'ar', '--done').status).toBe(0)
  expect(said().join()).not.toMatch(/behind [0-9](?!:)|correction-/)
  expect((await everyText(root)).filter(([name, text]) => /corrections/.test(name + text))).toEqual([])

  write('en.md', replaced('cover:', `corrections: [{date: 2025-02-26, text: ${ENGLISH}}]\ncover:`))
  const [check, status, states, changes] = said()
  expect(check).toContain('stories/harvest/ar.md:5:1 correction-untranslated (warning)')
  expect(check).toContain('translate harvest ar --done')
  expect(status).toContain('behind 1')
  expect(states).toContain('"correction-2025-02-26"')
  expect(changes).toContain(`correction-2025-02-26 (new):\n  ${ENGLISH}`)
  const showing = async (text: string) =>
    (await everyText(root)).flatMap(([name, all]) => (all.includes(text) ? name : []))
  const corrected = (lang: string) => [
    ...['', 'corrections/', 'topics/science/'].flatMap((list) => [
      `${lang}/${list}feed.json`,
      `${lang}/${list}feed.xml`,
    ]),
    ...['corrections/', 'harvest/', 'harvest/story.md', 'mail/latest.html', 'mail/latest.txt'].map(
      (name) => `${lang}/${name}`,
    ),
  ]
  expect(await showing(ENGLISH)).toEqual([...corrected('ar'), ...corrected('en')].sort())
  expect(await showing('/ar/corrections/')).toEqual(expect.arrayContaining(['ar/', 'ar/harvest/', 'sitemap-ar.xml']))
  const { markup } = await renderPage('/ar/harvest/', libraryOf(root))
  expect(markup.split(`<span lang="en" dir="ltr">${ENGLISH}</span>`)).toHaveLength(3) // above the text and below
  expect(markup).toContain(`"datePublished":"2025-02-26","text":"${ENGLISH}","inLanguage":"en"`)

  expect(masthead(root, 'translate', 'harvest', 'ar', '--done').stdout).toContain('correction-2025-02-26')
  expect(said().join()).not.toMatch(/behind [0-9](?!:)|correction-/)
  expect(await showing(ENGLISH)).toHaveLength(22)
  write('ar.md', replaced('cover:', `corrections: [{date: 2025-02-26, text: ${ARABIC}}]\ncover:`))
  expect(said().join()).not.toMatch(/behind [0-9](?!:)|correction-/)
  expect(await showing(ENGLISH)).toEqual(corrected('en').sort())
  expect(await showing(ARABIC)).toEqual(corrected('ar').sort())
})

function libraryOf(root: string) {
  const { library, problems } = readLibrary(root)
  if (!library) throw new Error(JSON.stringify(problems))
  return library
}

/** The pages and files that a correction can be in, by name, in order. */
async function everyText(root: string): Promise<(readonly [string, string])[]> {
  const library = libraryOf(root)
  const context = contextOf(library, SITE)
  const story = context.storyOf('harvest')
  const files = [
    ...feedFiles(context),
    ...mailFiles(context, mailStories(library)),
    ...markdownFiles(story, library.publication, context.site),
    ...sitemapFiles(context, 0),
  ]
  const lists = ['ar/corrections/', 'en/corrections/'].filter((name) => hasList(library, `/${name}`))
  const pages = ['ar/', 'en/', 'ar/harvest/', 'en/harvest/', 'en/about/', ...lists]
  const rendered = pages.map(async (name) => [name, (await renderPage(`/${name}`, library)).markup] as const)
  return [...(await Promise.all(rendered)), ...(await made(files))].sort(([a], [b]) => (a < b ? -1 : 1))
}
