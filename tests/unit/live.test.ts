import { expect, test, vi } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { liveFiles } from '../../lib/builder/render/live-files.ts'
import { reportTasks } from '../../lib/cli/check/story-report.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { feedFiles } from '../../lib/syndication/feed-files.ts'
import { sitemapEntries } from '../../lib/syndication/sitemap.ts'
import { type Changes, inOneLine, problemsAfter, writeNewsroom } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'
import { contextOf, made } from './syndication/helpers/site-context.ts'

const update = (key: string, clock: string, title: string, text: string, main = '') =>
  `:::update[${title}]{key="${key}" time="2025-02-25T${clock}:00Z"${main}}\n${text}\n:::`
const FOG = update('fog', '10:42', 'Fog', 'The pier is “grey”.', ' main')
const NINTH = update('ninth', '10:31', 'Ninth', 'It is clear.')
const FIRST = update('first', '09:40', '', 'Four ships leave.')
const english = (live: string, ...updates: readonly string[]) =>
  `---\ntitle: The harbour reopens\ndate: 2025-02-25\nlive: ${live}\n---\n\nThe summary.\n\n${updates.join('\n\n')}\n`
const arabic = (...updates: readonly string[]) =>
  `---\ntitle: الميناء\ntranslation: {of: en, by: human}\n---\n\nالملخص.\n\n${updates.join('\n\n')}\n`
const OWN = [update('first', '00:00', '', 'غادرت أربع سفن.'), update('fog', '10:42', 'ضباب', 'الرصيف رمادي.')]

function newsroom(live = 'true', own: readonly string[] = OWN): Changes {
  return { 'stories/port/en.md': english(live, FIRST, FOG, NINTH), 'stories/port/ar.md': arabic(...own) }
}

async function page(address: string, changes = newsroom()) {
  vi.stubEnv('SITE_URL', 'https://news.example/')
  const { markup } = await renderPage(address, libraryOf(changes))
  const updates = [...markup.matchAll(/<section id="([a-z]+)" data-section="\1" class="live-update"([^>]*)>/g)]
  return { markup, updates: updates.map(([, id, marks]) => `${id}${marks}`) }
}

test('a page has the newest update first, whatever the order of the file, each under its time, which links to it', async () => {
  const { markup, updates } = await page('/en/port/')
  expect(updates).toEqual(['fog', 'ninth', 'first'])
  expect(markup).toContain(
    '<a href="#first" data-rubric="live"><time dateTime="2025-02-25T09:40:00Z">09:40</time></a><p',
  )
  expect(/<nav id="live-events".*?<\/nav>/.exec(markup)?.[0].match(/href="[^"]*"/g)).toEqual(['href="#fog"'])
})

test('a translation has the original’s times, and the original’s update, marked, until it has its own', async () => {
  const { markup, updates } = await page('/ar/port/')
  expect(updates).toEqual(['fog', 'ninth lang="en" dir="ltr" data-script="Latn"', 'first'])
  expect(markup).toContain('>09:40<')
  const mark = /<a href="#ninth" data-rubric="live" lang="ar" dir="rtl">.*?<\/a>/.exec(markup)?.[0]
  expect(mark).toContain('10:31</time> <small lang="en" dir="ltr">English</small>')
  expect(problemsAfter(newsroom()).map(inOneLine)).toEqual([])
})

test.each(['summary', 'adapted', 'abridged'])(
  'on the page of a translation with the form %s each id stands once',
  async (form) => {
    const own = arabic(...OWN.slice(0, 1)).replace('by: human', `by: human, form: ${form}`)
    const { markup, updates } = await page('/ar/port/', { ...newsroom(), 'stories/port/ar.md': own })
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(updates.map((one) => one.split(' ')[0])).toEqual(['fog', 'ninth', 'first'])
  },
)

test('a translation may link to the original’s updates that it does not have yet', () => {
  const linking = update('first', '00:00', '', 'انظر [التاسعة](#ninth) و[العاشرة](#tenth).')
  const problems = problemsAfter(newsroom('true', [linking])).map(({ message }) => message)
  expect(problems).toEqual([expect.stringContaining('“#tenth”')])
})

test('footnotes come after the updates', async () => {
  const noted = english('true', `${FIRST}\n\nAll of them.[^1]\n\n[^1]: At noon.`, FOG)
  const { markup } = await page('/en/port/', { 'stories/port/en.md': noted })
  expect(markup.match(/(?<=class=")(?:live-update|footnotes)/g)).toEqual(['live-update', 'live-update', 'footnotes'])
})

test.each([
  ['an update that it lacks is to be translated', OWN, { state: 'behind', words: 4, behind: { added: ['ninth'] } }],
  ['a whole one is complete', [...OWN, update('ninth', '10:31', 'التاسعة', 'سليمة.')], { state: 'complete' }],
  ['one with an unknown key is misaligned', [...OWN, update('tenth', '11:00', '', 'نص.')], { state: 'misaligned' }],
])('of a translation, %s', async (_, own, state) => {
  const root = writeNewsroom(newsroom('true', own))
  const { publication } = readPublication(root)
  const { report } = await reportTasks({ root, publication, config: undefined })
  expect(report('port').states.ar).toMatchObject(state)
  expect(report('port').states.en).toEqual({ state: 'original' })
})

test('JSON-LD has each update, and the end of the coverage when it is closed; so has the sitemap its last change', async () => {
  const nodeOf = (markup: string) => JSON.parse(/ld\+json">(.*?)<\/script>/.exec(markup)?.[1] ?? '')['@graph'][0]
  const open = nodeOf((await page('/ar/port/')).markup)
  expect(open).toMatchObject({
    '@type': 'LiveBlogPosting',
    headline: 'الميناء',
    dateModified: '2025-02-25T10:42:00Z',
    coverageStartTime: '2025-02-25',
    liveBlogUpdate: [
      { '@type': 'BlogPosting', url: 'https://news.example/ar/port/#fog', headline: 'ضباب', inLanguage: 'ar' },
      { headline: 'Ninth', datePublished: '2025-02-25T10:31:00Z', inLanguage: 'en', articleBody: 'It is clear.' },
      { headline: 'غادرت أربع سفن.' },
    ],
  })
  expect(open).not.toHaveProperty('coverageEndTime')
  const closed = await page('/ar/port/', newsroom('closed'))
  expect(nodeOf(closed.markup).coverageEndTime).toBe('2025-02-25T10:42:00Z')
  expect(closed.markup).toContain('انتهت التغطية المباشرة.')
  const [entry] =
    sitemapEntries(libraryOf(newsroom()))
      .get('en')
      ?.filter(({ address }) => address === '/en/port/') ?? []
  expect(entry).toMatchObject({ modified: '2025-02-25T10:42:00Z' })
})

test('feeds have an entry for each update, with an address and an id that stay', async () => {
  const files = await made(feedFiles(contextOf(libraryOf(newsroom()), 'https://news.example/')))
  const { items } = JSON.parse(files.get('en/feed.json') ?? '')
  expect(items.slice(0, 4).map(({ id, url, title }: Record<string, string>) => [id, url, title])).toEqual([
    ...[
      ['fog', 'Fog'],
      ['ninth', 'Ninth'],
      ['first', 'Four ships leave.'],
    ].map(([key, title]) => {
      return [`https://news.example/en/port/#${key}`, `https://news.example/en/port/#${key}`, title]
    }),
    ['https://news.example/en/port/', 'https://news.example/en/port/', 'The harbour reopens'],
  ])
  expect(items[2].content_html).toMatch(/^<div lang="en" dir="ltr">\n<p>Four ships leave\.<\/p>/)
  expect(files.get('en/feed.xml')).toContain('<id>https://news.example/en/port/#ninth</id><title>Ninth</title>')
})

test('a front page has the last three updates of the first live story, until it is closed', async () => {
  const { markup } = await page('/en/')
  const [strip = ''] = /<section class="live-strip".*?<\/section>/.exec(markup) ?? []
  expect(strip.match(/href="[^"]*"/g)).toEqual(['', '#fog', '#ninth', '#first'].map((at) => `href="/en/port/${at}"`))
  expect((await page('/en/', newsroom('closed'))).markup).not.toContain('live-strip')
  const opinions = Array.from({ length: 2 }, (_, day) => `stories/lead-${day}/en.md`).map((name, day) => [
    name,
    `---\ntitle: Lead ${day}\ndate: 2026-01-0${day + 1}\n---\n\nText.\n`,
  ])
  const asOpinion = {
    'stories/port/en.md': english('true\nkind: opinion', FIRST, FOG),
    ...Object.fromEntries(opinions),
  }
  expect((await page('/en/', asOpinion)).markup, 'in the band of opinions').toContain('live-strip')
})

test('of the files that open pages ask for, one has the newest three updates, and one all of them', () => {
  const sections = Array.from(
    { length: 30 },
    (_, index) => `<section id="u${index}" class="live-update">${index}</section>`,
  )
  const head = '<div class="live-now"><b>Live</b></div><div role="status"></div>'
  const filesOf = (shown: readonly string[]) => {
    const html = `<style>a{}</style><live-story class="prose">${head}${shown.join('')}</live-story></article>`
    const context = { site: undefined, compiled: { live: { name: 'assets/live.js', code: '1' } } }
    const [page, script, all, newest] = liveFiles('en/port/index.html', html, context)
    expect([page?.[0], script]).toEqual(['en/port/index.html', ['assets/live.js', '1']])
    const [, own = ''] = /<live-story data-state="([^"]+)" class="prose">/.exec(page?.[1] ?? '') ?? []
    return { all, newest, own, state: /data-state="([^"]*)"/.exec(newest?.[1] ?? '')?.[1] }
  }
  const { all, newest, own, state } = filesOf(sections)
  expect(all?.[0]).toMatch(/^assets\/live\.[\da-f]{12}\.txt$/)
  const style = '<script type="text/css">a{}</script>'
  expect(all?.[1]).toBe(`${style}<a data-state="${own}"></a>${head}${sections.join('')}`)
  const link = `<a href="../../${all?.[0]}" data-state="${state}"></a>`
  expect(newest).toEqual(['en/port/live.txt', `${link}${head}${sections.slice(0, 3).join('')}`])
  // An open page has the style and the state that it was built with, or those of the updates below up to three new
  // ones.
  const [first, ...older] = [0, 1, 2, 3].map((skipped) => filesOf(sections.slice(skipped)).own)
  expect(state?.split(' ')).toEqual([...(first?.split(' ') ?? []), ...older.map((one) => one.split(' ')[1])])
  const context = { site: undefined, compiled: { live: { name: '', code: '' } } }
  expect(liveFiles('en/port/index.html', '<article></article>', context)).toEqual([
    ['en/port/index.html', '<article></article>'],
  ])
})

/** The newest update, of the day after the story’s, is not in Arabic yet. */
const NEXT_DAY = FOG.replace('2025-02-25T', '2025-02-26T')
const overnight: Changes = {
  'stories/port/en.md': english('true', FIRST, NINTH, NEXT_DAY),
  'stories/port/ar.md': arabic(...OWN.slice(0, 1)),
}

test('a front page has the day of its newest update, and beside times of another day that day', async () => {
  const { markup } = await page('/en/', overnight)
  expect(/<div class="ears">.*?<\/time>/.exec(markup)?.[0]).toContain('Wednesday, February 26, 2025')
  const [strip = ''] = /<section class="live-strip".*?<\/section>/.exec(markup) ?? []
  const times = [...strip.matchAll(/<time[^>]*>([^<]*)/g)].map(([, time]) => time)
  expect(times).toEqual(['10:42', 'Feb 25, 10:31', 'Feb 25, 09:40'])
  const closed = await page('/en/', { ...overnight, 'stories/port/en.md': english('closed', FIRST, NEXT_DAY) })
  expect(closed.markup).toContain('Wednesday, February 26, 2025')
})

test('a strip marks an update in another language, with its name', async () => {
  const { markup } = await page('/ar/', overnight)
  const [strip = ''] = /<section class="live-strip".*?<\/section>/.exec(markup) ?? []
  expect(strip).toMatch(/<span lang="en" dir="ltr">Fog<\/span> <span><span class="tongue" lang="ar"[^>]*>الإنجليزية</)
  expect(strip.match(/class="tongue"/g)).toHaveLength(2)
  expect((await page('/en/', overnight)).markup).not.toContain('class="tongue"')
})

test('the head of a live story says that it is live and when it was updated, and so do its cards', async () => {
  const headOf = (markup: string) => /<header class="head">.*?<\/header>/.exec(markup)?.[0] ?? ''
  const factsOf = (head: string) =>
    [...head.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, term, fact]) => [term, fact?.replace(/<.*?>/g, '')])
  const live = '<p class="kicker"><span class="live-now" data-rubric="live"><b>Live</b></span>'
  const sameDay = headOf((await page('/en/port/')).markup)
  expect(sameDay).toContain(live)
  expect(factsOf(sameDay)).toContainEqual(['Updated', 'Feb 25, 10:42'])
  expect(factsOf(headOf((await page('/en/port/', overnight)).markup))).toContainEqual(['Updated', 'Feb 26, 10:42'])
  const [, card = ''] = (await page('/en/')).markup.split('class="live-strip"')
  expect(card).toContain('<span class="live-now" data-rubric="live"><b>Live</b></span>')
  expect(card).toContain(
    '<p class="meta"><span>Updated on <time dateTime="2025-02-25T10:42:00Z">Feb 25, 10:42</time></span>',
  )
  const closed = newsroom('closed')
  expect(headOf((await page('/en/port/', closed)).markup)).not.toContain('<b>Live</b>')
  expect((await page('/en/', closed)).markup).not.toContain('<b>Live</b>')
})

test('an update that is not translated has its own language in feeds, and is not called a translation', async () => {
  const byMachine = arabic(...OWN.slice(0, 1)).replace('by: human', 'by: machine')
  const changes = { ...overnight, 'stories/port/ar.md': byMachine }
  const files = await made(feedFiles(contextOf(libraryOf(changes), 'https://news.example/')))
  const { items } = JSON.parse(files.get('ar/feed.json') ?? '')
  const facts = items.slice(0, 4).map((item: Record<string, unknown>) => [item.language, '_iptc' in item])
  expect(facts).toEqual([
    ['en', false],
    ['en', false],
    ['ar', true],
    ['ar', true],
  ])
  const atom = files.get('ar/feed.xml') ?? ''
  expect(atom).toContain('<entry xml:lang="en"><id>https://news.example/ar/port/#fog</id><title>Fog</title>')
  expect(atom.match(/<entry xml:lang/g)).toHaveLength(2)
})
