import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toText } from 'hast-util-to-text'
import { expect, test } from 'vitest'
import { mailStories } from '../../../lib/builder/write/make-site.ts'
import { indexedInMemory } from '../../../lib/index/memory-index.ts'
import type { SiteContext } from '../../../lib/library/site-file.ts'
import { aPublication, localised, THREE } from '../../../tests/component/helpers/publication.ts'
import { aStory, aStoryEdition, COVER } from '../../../tests/component/helpers/story.ts'
import { type Changes, withFrontMatter } from '../../../tests/content/newsroom.ts'
import { libraryOf } from '../../../tests/unit/read-library.ts'
import { contextOf, made } from '../../../tests/unit/syndication/helpers/site-context.ts'
import { mailFiles } from '../mail-edition.ts'

const SITE = 'https://news.example/sub/'
const MAIL: Changes = { 'site.yaml': (good) => `${good}newsletter: {use: buttondown, user: gazette}\nmail: {}\n` }

const mailFilesOf = (context: SiteContext) => mailFiles(context, mailStories(context.library))

const mailOf = (changes: Changes = {}, site: string | undefined = SITE) =>
  made(mailFilesOf(contextOf(libraryOf({ ...MAIL, ...changes }), site)))

test('each language has a mail as HTML and as plain text, if site.yaml asks for one and the site’s address is known', async () => {
  expect([...(await mailOf()).keys()]).toEqual([
    'en/mail/latest.html',
    'en/mail/latest.txt',
    'ar/mail/latest.html',
    'ar/mail/latest.txt',
  ])
  expect(mailFilesOf(contextOf(libraryOf(MAIL)))).toEqual([])
  expect(mailFilesOf(contextOf(libraryOf({}), SITE))).toEqual([])
})

test('the plain text has the stories with their full addresses, the way out, and who sends it', async () => {
  expect((await mailOf()).get('ar/mail/latest.txt')).toBe(`The Gazette
أخبار الوادي.

انتهى الحصاد
المخازن ممتلئة.
${SITE}ar/harvest/

القراءة على الويب: ${SITE}ar/
إلغاء الاشتراك: {{ unsubscribe_url }}

Gazette Press
`)
})

test('a translation that is not complete says so', async () => {
  const abridged = (good: string) => good.replace('by: machine', 'by: machine\n  form: abridged')
  const mails = await mailOf({ 'stories/harvest/ar.md': abridged })
  for (const name of ['ar/mail/latest.html', 'ar/mail/latest.txt'])
    expect(mails.get(name)).toContain('المخازن ممتلئة. هذه ترجمة مختصرة.')
})

test('with fallbackFeeds, a mail also has stories in a fallback language, marked', async () => {
  const site: Changes = {
    'site.yaml': (good) =>
      `${good}newsletter: {use: buttondown, user: gazette}\nmail: {}\nfallback: {ar: [en]}\nfallbackFeeds: true\n`,
  }
  const only = { 'stories/mill/en.md': withFrontMatter('title: The mill turns\ndate: 2026-01-01') }
  const mails = await mailOf({ ...only, ...site })
  const tree = fromHtml(mails.get('ar/mail/latest.html') ?? '')
  const [mill] = selectAll('h2', tree).filter((heading) => toText(heading) === 'The mill turns')
  expect(mill?.properties).toMatchObject({ lang: 'en', dir: 'ltr' })
  expect(mails.get('ar/mail/latest.txt')).toContain(`The mill turns (الإنجليزية)\n`)
  const without = await mailOf({
    ...only,
    'site.yaml': (good) => `${good}newsletter: {use: buttondown, user: gazette}\nmail: {}\nfallback: {ar: [en]}\n`,
  })
  expect(without.get('ar/mail/latest.html')).not.toContain('The mill turns')
})

test('names and dates of different directions are set apart, so that neither moves a part of the other', async () => {
  const facts = { authors: ['Ada Writer'], date: '2026-11-20' }
  const html = (await made(mailFilesOf(contextOf(libraryWith(facts), SITE)))).get('ar/mail/latest.html') ?? ''
  const apart = selectAll('p > span[dir=auto]', fromHtml(html)).map((span) => toText(span))
  expect(apart).toEqual(['Ada Writer', '20 نوفمبر 2026'])
})

test('it has no script, form or frame, loads nothing but pictures of the site, and stays out of search engines', async () => {
  const photo = { ...COVER, picture: { ...COVER.picture, asset: 'ships.jpg' } }
  const html =
    (await made(mailFilesOf(contextOf(libraryWith({ cover: photo }), SITE)))).get('en/mail/latest.html') ?? ''
  const tree = fromHtml(html)
  expect(selectAll('script, link, form, iframe, [srcset], [background]', tree)).toEqual([])
  expect(selectAll('[src]', tree).map(({ properties }) => [properties.src, properties.alt])).toEqual([
    [`${SITE}assets/ships.jpg`, 'Ships at anchor'],
  ])
  expect(html).not.toContain('url(')
  expect(selectAll('meta[name=robots][content=noindex]', tree)).toHaveLength(1)
  expect(selectAll('meta[name=color-scheme][content="light dark"]', tree)).toHaveLength(1)
  expect(selectAll('table:not([role=presentation])', tree)).toEqual([])
})

test.each(['{{ a }}', '{{{ a }}}', '{% a %}', '{# a #}', '*|A|*', '<% a %>', '[[a]]', '%%a%%'])(
  'a story that contains %s sends it as text: no provider finds a placeholder but that of the way out',
  async (written) => {
    const photo = { ...COVER, alt: written, picture: { ...COVER.picture, asset: 'ships.jpg' } }
    const facts = { title: written, description: written, authors: [written], cover: photo }
    const files = await made(mailFilesOf(contextOf(libraryWith(facts), SITE)))
    for (const file of [...files.values()].map(String)) {
      const placeholders = file.match(/\{[{%#]|\*\||<%|\[\[|%%/g) ?? []
      expect(placeholders).toEqual(file.match(/\{\{(?= stop)/g) ?? [])
      expect(file.replaceAll('\u2060', '').replaceAll('&#x3C;', '<')).toContain(written)
    }
  },
)

test('it has the first stories of the front page, as many as site.yaml says', async () => {
  const stories = Object.fromEntries(
    [1, 2, 3].map((day) => [`stories/s-${day}/en.md`, withFrontMatter(`title: Day ${day}\ndate: 2026-01-0${day}`)]),
  )
  const site: Changes = { 'site.yaml': (good) => `${good}mail: {stories: 2, unsubscribe: "%STOP%"}\n` }
  const front = { 'front.yaml': 'lead: harvest\norder: []\n' }
  const text = (await mailOf({ ...stories, ...front, ...site })).get('en/mail/latest.txt') ?? ''
  expect(text.match(/^https:.*/gm)).toEqual([`${SITE}en/harvest/`, `${SITE}en/s-3/`])
  expect(text).toContain('Unsubscribe: %STOP%')
})

test('even twenty stories with the longest texts stay below the 100 kB at which mail programs cut a mail off', async () => {
  const long = { title: '新'.repeat(300), description: '闻'.repeat(5000), authors: Array(5).fill('人'.repeat(100)) }
  const files = await made(mailFilesOf(contextOf(libraryWith(long, 20), SITE)))
  const html = files.get('en/mail/latest.html') ?? ''
  expect(html.match(/<h2/g)).toHaveLength(20)
  expect(Buffer.byteLength(html)).toBeLessThan(100_000)
})

/** A library with a mail of as many stories, all with these facts. */
function libraryWith(facts: Parameters<typeof aStoryEdition>[0], count = 1) {
  const publication = aPublication(THREE, {
    mail: { stories: 20, unsubscribe: '{{ stop }}' },
    publisher: { name: { '': 'P' }, email: 'p@news.example' },
    description: localised('News'),
  })
  const slugs = Array.from({ length: count }, (_, index) => `ships-${index}`)
  const stories = new Map(slugs.map((slug) => [slug, aStory(aStoryEdition({ ...facts, slug }), THREE)]))
  return indexedInMemory({ publication, stories, pages: new Map() })
}
