import { expect, test, vi } from 'vitest'
import { wantedFeeds } from '../../../lib/wanted/wanted-feeds.ts'
import { type Changes, withBody } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { atomProblems } from '../syndication/helpers/atom-problems.ts'
import { SITE } from '../syndication/helpers/feeds-of.ts'
import { contextOf, made } from '../syndication/helpers/site-context.ts'
import { arabic, english, OF_ANOTHER, WITH_WANTED } from './a-newsroom.ts'

async function feeds(changes: Changes) {
  return made(wantedFeeds(contextOf(libraryOf({ ...WITH_WANTED, ...changes }), SITE)))
}

async function entries(changes: Changes): Promise<{ id: string; url: string; content_html: string }[]> {
  return JSON.parse((await feeds(changes)).get('ar/wanted/feed.json') ?? '').items
}

test('each language has a valid feed of what is wanted in it', async () => {
  const all = await feeds({ 'stories/barns/en.md': english(1) })
  expect([...all.keys()]).toEqual([
    'en/wanted/feed.xml',
    'en/wanted/feed.json',
    'ar/wanted/feed.xml',
    'ar/wanted/feed.json',
  ])
  const atom = new Map([...all].filter(([name]) => name.endsWith('.xml')))
  expect(await atomProblems(atom)).toEqual([])
  expect(atom.get('ar/wanted/feed.xml')).toContain('Story of day 1')
  expect(atom.get('en/wanted/feed.xml')).not.toContain('<entry')
})

test('an entry leads to the original, and its id is another one after each change of the original’s words', async () => {
  const story = withBody('The barns are *full*.')
  const [first] = await entries({ 'stories/barns/en.md': story })
  expect(first?.url).toBe(`${SITE}en/barns/`)
  expect(first?.id).toMatch(/^https:.*\/ar\/wanted\/feed\.xml#barns-translation-[a-p]{8}$/)
  const [formatted] = await entries({ 'stories/barns/en.md': withBody('The **barns** are full.') })
  expect(formatted?.id).toBe(first?.id)
  const [changed] = await entries({ 'stories/barns/en.md': withBody('The barns are empty.') })
  expect(changed?.id).not.toBe(first?.id)
})

test('an entry says what has changed, in the language of the original, and so do corrections', async () => {
  const corrected = english(1, 'corrections: [{date: 2026-03-02, text: It was Ann & Bea.}]')
  const [one] = await entries({ 'stories/barns/en.md': corrected, 'stories/barns/ar.md': arabic(OF_ANOTHER) })
  const quoted = [...(one?.content_html ?? '').matchAll(/<blockquote lang="en" dir="ltr">(.*)<\/blockquote>/g)]
  expect(quoted.map(([, text]) => text)).toEqual(['Story of day 1', 'One paragraph.', 'It was Ann &amp; Bea.'])
  expect(one?.content_html).toContain('<div lang="ar" dir="rtl">')
})

test('an entry leads to the desk of a newspaper that has one', async () => {
  const site = (editor: string): Changes => ({
    'site.yaml': (good) => `${good}translation: {wanted: true}\neditor: {${editor}}\n`,
    'stories/barns/en.md': english(1),
  })
  const links = async (changes: Changes) =>
    (await entries(changes)).map(({ content_html }) => /href="([^"]*)/.exec(content_html)?.[1])
  expect(await links({ 'stories/barns/en.md': english(1) })).toEqual([undefined])
  expect(await links(site('host: folder'))).toEqual([`${SITE}editor/#/text/barns/ar`])
  const withApp = site('host: gitea, repo: a/b, app: "1"')
  expect(await links(withApp)).toEqual([`${SITE}editor/desk.html#/text/barns/ar`])
  vi.stubEnv('PORTABLE', '1')
  expect(await links(site('host: folder'))).toEqual([undefined])
})

test('originals that have changed are never pushed out by new stories', async () => {
  const stories = Array.from({ length: 120 }, (_, index) => [`stories/new-${index}/en.md`, english(1 + (index % 28))])
  const old = { 'stories/old/en.md': english(1).replace('2026', '2001'), 'stories/old/ar.md': arabic(OF_ANOTHER) }
  const all = await entries({ ...Object.fromEntries(stories), ...old })
  expect(all).toHaveLength(100)
  expect(all.map(({ url }) => url)).toContain(`${SITE}en/old/`)
})

test('the inputs of a feed change with the words of an original, and are what it shows', () => {
  const inputsOf = (body: string) => {
    const library = libraryOf({ ...WITH_WANTED, 'stories/barns/en.md': withBody(body) })
    return wantedFeeds(contextOf(library, SITE)).find(({ name }) => name === 'ar/wanted/feed.xml')?.inputs
  }
  expect(inputsOf('Full.')?.map(({ name }) => name)).toEqual(['list /ar/wanted/', 'head barns'])
  expect(inputsOf('*Full*.')).toEqual(inputsOf('Full.'))
  expect(inputsOf('Empty.')).not.toEqual(inputsOf('Full.'))
})

test('there is no feed unless site.yaml says so', () => {
  expect(wantedFeeds(contextOf(libraryOf({ 'stories/barns/en.md': english(1) }), SITE))).toEqual([])
})
