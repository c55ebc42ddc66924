import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateStaticParams } from '../../app/[lang]/[slug]/page.tsx'
import { renderPage } from '../../app/render.tsx'
import { withLibrary } from '../../lib/index/the-library.ts'
import { fillUp, type Library, storiesIn } from '../../lib/library/library.ts'
import { hasList } from '../../lib/library/lists.ts'
import { correctionsFor } from '../../lib/library/outlines.ts'
import { feedLists } from '../../lib/syndication/feed-files.ts'
import { sitemapEntries } from '../../lib/syndication/sitemap.ts'
import { type Changes, inOneLine, problemsAfter, withBody, withFrontMatter } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'

const TAGS = readdirSync('lib/language/messages').map((name) => name.replace('.json', ''))
const SHIPS = Array.from({ length: 15 }, (_, index) => index + 1)
const TRANSLATED = [3, 7, 11]
const FROM_ENGLISH = 'translation: {of: en, by: human}'
const in42 = (text: string) => `{${TAGS.map((tag) => `${tag}: ${text}`).join(', ')}}`

/** A newsroom of 42 languages and 15 stories in English, of which Swahili has three. */
function fortyTwo(site = 'fallback: {sw: [en]}\n', files: Changes = {}): Library {
  const facts = (ship: number) => `title: Ship ${ship}\ndate: 2025-03-${ship + 10}\nsection: harbour\nauthors: [Ada]`
  return libraryOf({
    'site.yaml': `name: The Gazette
languages: [${TAGS.join(', ')}]
defaultLanguage: en
description: ${in42('News')}
sections: {harbour: {label: ${in42('Harbour')}}, town: {label: ${in42('Town')}}}
publisher: {name: Gazette Press, email: privacy@gazette.example}
consent: off
${site}`,
    'stories/harvest/en.md': undefined,
    'stories/harvest/ar.md': undefined,
    ...Object.fromEntries(SHIPS.map((ship) => [`stories/ship-${ship}/en.md`, withFrontMatter(facts(ship))])),
    ...Object.fromEntries(
      TRANSLATED.map((ship) => [`stories/ship-${ship}/sw.md`, withFrontMatter(`title: Meli\n${FROM_ENGLISH}`)]),
    ),
    ...files,
  })
}

/** The addresses of the stories on a front page, in its order. */
async function storiesOn(address: string, library: Library): Promise<string[]> {
  const { markup } = await renderPage(address, library)
  return [...markup.matchAll(/<h[23]><a href="(\/[a-z]+\/ship-\d+)\/"/g)].flatMap(([, story]) => story ?? [])
}

function listedIn(library: Library, tag: string): readonly string[] {
  return (
    sitemapEntries(library)
      .get(tag)
      ?.map(({ address }) => address) ?? []
  )
}

test('the Swahili front page shows its three stories, then 12 of another language, marked, in no hreflang', async () => {
  const library = fortyTwo()
  const { markup, metadata } = await renderPage('/sw/', library)
  const english = SHIPS.filter((ship) => !TRANSLATED.includes(ship)).map((ship) => `/en/ship-${ship}`)
  const shown = ['/sw/ship-11', '/sw/ship-7', '/sw/ship-3', ...english.toReversed()]
  expect(await storiesOn('/sw/', library)).toEqual(shown)
  const marks = [
    /<article [^>]*lang="en" dir="ltr" data-script="Latn"/g,
    /<span class="tongue" lang="sw" dir="ltr" data-script="Latn">Kiingereza</g,
    /<h[23]><a href="\/en\/ship-\d+\/" hrefLang="en"/g,
  ]
  for (const mark of marks) expect(markup.match(mark), String(mark)).toHaveLength(12)
  expect(JSON.stringify(metadata.alternates)).not.toContain('ship')
  expect(listedIn(library, 'sw').filter((address) => address.includes('ship'))).toHaveLength(3)
  const page = sitemapEntries(library).get('en')
  expect(page?.find(({ address }) => address === '/en/ship-1/')?.page.languages).toEqual(['en'])
})

test.each([
  ['topics/harbour/', 12],
  ['authors/ada/', 12],
  ['search/', 2],
  ['404.html', 2],
])('/sw/%s offers %i stories of another language', async (address, count) => {
  const { markup } = await renderPage(`/sw/${address}`, fortyTwo())
  expect(markup.match(/href="\/en\/ship-\d+\/" hrefLang="en"/g)).toHaveLength(count)
})

test('feeds have them only by choice; a story is shown in the first language that has it', async () => {
  const french = { 'stories/ship-2/fr.md': withFrontMatter(`title: Bateau\n${FROM_ENGLISH}`) }
  const libraries = ['', 'fallbackFeeds: true\n'].map((more) => fortyTwo(`fallback: {sw: [fr, en]}\n${more}`, french))
  const feeds = libraries.map((one) => feedLists(one).find(({ address }) => address === '/sw/')?.slugs.length)
  expect(feeds).toEqual([3, 15])
  const [library = fortyTwo()] = libraries
  expect((await storiesOn('/sw/', library)).filter((story) => story.endsWith('/ship-2'))).toEqual(['/fr/ship-2'])
})

test('an empty section is in no menu and no sitemap, and search engines leave its page out', async () => {
  const library = fortyTwo('fallback: {sw: [en]}\nmenus: {header: [town, harbour]}\n')
  for (const [address, menu] of [['/sw/', true] as const, ['/fr/', false] as const, ['/en/ship-1/', true] as const]) {
    const { markup } = await renderPage(address, library)
    expect([markup.includes('/topics/town/'), markup.includes('/topics/harbour/')], address).toEqual([false, menu])
  }
  const listed = TAGS.flatMap((tag) => listedIn(library, tag)).filter((address) => /topics\/./.test(address))
  expect(listed.toSorted()).toEqual(['/en/topics/harbour/', '/sw/topics/harbour/'])
  expect((await renderPage('/fr/topics/harbour/', library)).metadata.robots).toBe('noindex')
})

test('Next gets a page for each language, also for one that has none', async () => {
  const paramsOf = (lang: string) => withLibrary(fortyTwo(), async () => generateStaticParams({ params: { lang } }))
  expect((await paramsOf('sw')).map(({ slug }) => slug).toSorted()).toEqual(['ship-11', 'ship-3', 'ship-7'])
  expect(await paramsOf('am')).toContainEqual({ lang: 'en', slug: 'ship-1' })
})

test('three languages, three leads', async () => {
  const front = { 'front.yaml': 'lead: ship-5\n', 'front.sw.yaml': 'lead: ship-3\n', 'front.fr.yaml': 'lead: ship-9\n' }
  const library = fortyTwo('fallback: {sw: [en], fr: [en]}\n', front)
  const leads = ['en', 'sw', 'fr'].map(async (tag) => (await storiesOn(`/${tag}/`, library))[0])
  expect(await Promise.all(leads)).toEqual(['/en/ship-5', '/sw/ship-3', '/en/ship-9'])
})

test('a warning about a front page can be accepted, and is not there if a fallback language has the story', () => {
  const files = { 'stories/mill/en.md': withBody('It turns.'), 'front.ar.yaml': 'lead: mill\n' }
  const after = (more: string) => problemsAfter({ ...files, 'site.yaml': (good) => good + more }).map(inOneLine)
  expect(after('')).toEqual(['content/front.ar.yaml:1:7 front-language (warning)'])
  expect(after('accept: {front-language: [front.ar.yaml]}\n')).toEqual([])
  expect(after('fallback: {ar: [en]}\n')).toEqual([])
})

const BY_MACHINE = 'translation: {of: en, by: machine}'
const NO_MACHINES = 'unreviewed: {leaveOut: [fronts]}\n'

test('a front page shows the original, marked, in place of a machine translation that it leaves out', async () => {
  const machine = Object.fromEntries(
    [...TRANSLATED, 15].map((ship) => [`stories/ship-${ship}/sw.md`, withFrontMatter(`title: Meli\n${BY_MACHINE}`)]),
  )
  const library = fortyTwo(`fallback: {sw: [en]}\n${NO_MACHINES}`, machine)
  const { markup } = await renderPage('/sw/', library)
  expect((await storiesOn('/sw/', library)).toSorted()).toEqual(SHIPS.map((ship) => `/en/ship-${ship}`).toSorted())
  expect(markup.match(/<h[23]><a href="\/en\/ship-\d+\/" hrefLang="en"/g)).toHaveLength(15)
  const reviewed = { ...machine, 'stories/ship-15/sw.md': withFrontMatter(`title: Meli\n${FROM_ENGLISH}`) }
  const some = fortyTwo(`fallback: {sw: [en]}\n${NO_MACHINES}`, reviewed)
  expect((await storiesOn('/sw/', some)).filter((story) => story.endsWith('ship-15'))).toEqual(['/sw/ship-15'])
})

test('a front page that leaves out all it has is warned of', () => {
  const after = (site: string) =>
    problemsAfter({
      'site.yaml': (good) => good + site,
      'stories/harvest/ar.md': (good) =>
        good.replace(/by: \w+/, 'by: machine').replace(/^\s+(?:translator|reviewer): .*\n/gm, ''),
    })
  const [empty, ...others] = after(NO_MACHINES)
  expect([empty && inOneLine(empty), others]).toEqual(['content/site.yaml:2:17 front-empty (warning)', []])
  expect(empty?.message).toContain('machine translation without a reviewer')
  expect(after(`${NO_MACHINES}fallback: {ar: [en]}\n`)).toEqual([])
})

test('stories and corrections of two fallback languages are in one order of time', () => {
  const corrected = (title: string, date: string) =>
    withFrontMatter(`title: ${title}\ndate: ${date}\ncorrections: [{date: ${date}, text: It sank.}]`)
  const library = fortyTwo('fallback: {sw: [fr, en]}\n', {
    'stories/ship-1/fr.md': corrected('Bateau', '2025-03-11').replace('date:', `${FROM_ENGLISH}\ndate:`),
    'stories/ship-2/en.md': corrected('Ship 2', '2025-03-12'),
  })
  const listed = fillUp(library, 'sw', storiesIn(library, 'sw'), SHIPS.length)
  expect(listed.slice(-3).map(({ lang, slug }) => `${lang}/${slug}`)).toEqual(['en/ship-4', 'en/ship-2', 'fr/ship-1'])
  expect(correctionsFor(library, 'sw').map(({ slug }) => slug)).toEqual(['ship-2', 'ship-1'])
})

const ONLY_ENGLISH = {
  'stories/nets/en.md': withFrontMatter(
    'title: The nets\ndate: 2025-04-01\ntags: [Nets]\nauthors: [Bo]\ncorrections: [{date: 2025-04-02, text: There are 28 nets.}]',
  ),
}

test.each(['topics/nets/', 'authors/bo/', 'corrections/'])(
  '/sw/%s lists what only a fallback language has, marked; neither search engines nor other languages get a link to it',
  async (address) => {
    const library = fortyTwo(undefined, ONLY_ENGLISH)
    expect([hasList(library, `/sw/${address}`), hasList(library, `/fr/${address}`)]).toEqual([true, false])
    const { markup, metadata } = await renderPage(`/sw/${address}`, library)
    expect(markup).toMatch(/href="\/en\/nets\/" hrefLang="en"|<h2 lang="en"><a href="\/en\/nets\/"/)
    expect(metadata.robots).toBe('noindex')
    expect(listedIn(library, 'sw')).not.toContain(`/sw/${address}`)
    expect(JSON.stringify((await renderPage(`/en/${address}`, library)).metadata.alternates)).not.toContain('/sw/')
  },
)

test('the lists of topics and authors, and the front page, lead to them', async () => {
  const library = fortyTwo(undefined, ONLY_ENGLISH)
  const markupOf = async (address: string) => (await renderPage(address, library)).markup
  expect(await markupOf('/sw/topics/')).toContain('<a href="/sw/topics/nets/" lang="en">Nets</a> <small>1</small>')
  expect(await markupOf('/sw/authors/')).toContain('<a href="/sw/authors/bo/" lang="en">Bo</a> <small>1</small>')
  expect(await markupOf('/sw/')).toContain('/sw/corrections/')
  expect(await markupOf('/sw/corrections/')).toContain('<span lang="en" dir="ltr">There are 28 nets.</span>')
  expect(await markupOf('/fr/')).not.toContain('/fr/corrections/')
})

test('a topic that site.yaml names has its name in the language of the page', async () => {
  const named = `topics: {nets: {label: ${in42('Nets').replace('sw: Nets', 'sw: Nyavu')}}}\n`
  const { markup } = await renderPage('/sw/topics/', fortyTwo(`fallback: {sw: [en]}\n${named}`, ONLY_ENGLISH))
  expect(markup).toContain('<a href="/sw/topics/nets/">Nyavu</a>')
})

test('a story that a language has is in none of these lists in another one', async () => {
  const translated = { 'stories/nets/sw.md': withFrontMatter(`title: Nyavu\ntags: []\n${FROM_ENGLISH}`) }
  const library = fortyTwo(undefined, { ...ONLY_ENGLISH, ...translated })
  expect(hasList(library, '/sw/topics/nets/')).toBe(false)
  const { markup } = await renderPage('/sw/corrections/', library)
  expect([markup.includes('href="/sw/nets/"'), markup.includes('href="/en/nets/"')]).toEqual([true, false])
})
