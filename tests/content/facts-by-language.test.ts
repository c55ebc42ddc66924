import { globSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readLibrary } from '../../lib/index/read-library.ts'
import { publisherNodes } from '../../lib/syndication/structured-data.ts'
import { GOOD_FILES } from './good-newsroom.ts'
import { writeNewsroom } from './newsroom.ts'

const FOUR = ['en', 'ru', 'fa', 'uk']
const each = <Value>(value: (tag: string) => Value) => Object.fromEntries(FOUR.map((tag) => [tag, value(tag)]))
const text = (word: string) => each((tag) => `${word} (${tag})`)
const address = each((tag) => `https://news.example/${tag}`)

/** Writes a newsroom with these facts; in each of its languages are the standing pages, and stories in some. */
function newsroom(site: object, pages: readonly string[], stories: readonly (readonly string[])[]): string {
  const good = Object.keys(GOOD_FILES).filter((name) => /^(pages|stories)/.test(name))
  const page = (tag: string) =>
    `---\ntitle: Page\n${tag === 'en' ? '' : 'translation: {of: en, by: human}\n'}---\n\nText.\n`
  const story = (tag: string, index: number) =>
    `---\ntitle: Harvest ${index}\n${tag === 'en' ? 'date: 2025-02-24\nauthors: [ada]' : 'translation: {of: en, by: human}'}\n---\n\nText.\n`
  return writeNewsroom({
    ...Object.fromEntries(good.map((name) => [name, undefined])),
    'site.yaml': stringify({ defaultLanguage: 'en', consent: 'off', ...site }),
    ...Object.fromEntries(
      ['about', 'cookies', 'privacy', 'terms'].flatMap((slug) =>
        pages.map((tag) => [`pages/${slug}/${tag}.md`, page(tag)]),
      ),
    ),
    ...Object.fromEntries(
      stories.flatMap((tags, index) => tags.map((tag) => [`stories/s${index}/${tag}.md`, story(tag, index)])),
    ),
  })
}

test('a newsroom may give every fact in each of four languages, and nothing is missing', () => {
  const label = text('Label')
  const root = newsroom(
    {
      name: text('Post'),
      motto: text('Motto'),
      description: text('News'),
      languages: FOUR,
      publisher: { name: text('Press'), address: text('Quay'), email: 'a@news.example' },
      licence: { text: text('Licence') },
      hotline: { label, number: text('Number'), tel: each((tag) => `+44${FOUR.indexOf(tag)}`) },
      sections: { sea: { label: text('Sea') } },
      authors: { ada: { name: text('Ada'), role: text('Writer'), about: text('She writes') } },
      credits: text('Credits'),
      menus: {
        header: each((tag) => [{ label: { [tag]: 'Shop' }, url: address }]),
        footer: [{ label, links: ['sea'] }],
        social: [{ name: text('Network'), url: address }],
      },
      newsletter: { use: 'listmonk', server: 'https://l.example', list: text('L'), title: label, text: label },
      support: [{ label, url: address, note: text('Note') }],
      publishingPrinciples: address,
      correctionsPolicy: address,
      sameAs: each((tag) => [`https://same.example/${tag}`]),
    },
    FOUR,
    [FOUR],
  )
  const { library, problems } = readLibrary(root)
  expect(problems).toEqual([])
  const persian = library?.stories.get('s0')?.editions.get('fa')
  expect(persian?.authors).toEqual(['Ada (fa)'])
  expect(library?.menus?.get('ru')?.header).toEqual([{ address: address.ru, title: 'Shop', lang: 'ru' }])
  expect(library && publisherNodes(library.publication, 'uk')[0]).toMatchObject({
    name: 'Post (uk)',
    publishingPrinciples: address.uk,
    sameAs: ['https://same.example/uk', address.uk],
    contactPoint: { contactType: 'Label (uk)', telephone: '+443' },
  })
})

test('a newsroom of all languages with one label has no error, and one warning for each other language', () => {
  const tags = globSync('lib/language/messages/*.json').map((file) => path.basename(file, '.json'))
  expect(tags.length).toBeGreaterThan(40)
  const site = {
    name: 'Post',
    description: { en: 'News' },
    languages: tags,
    fallback: Object.fromEntries(tags.flatMap((tag) => (tag === 'en' ? [] : [[tag, ['en']]]))),
    publisher: { name: 'Press', email: 'a@news.example' },
    sections: { sea: { label: { en: 'Sea' } } },
    menus: { footer: [{ label: { en: 'Paper' }, links: ['sea'] }] },
  }
  const { library, problems } = readLibrary(newsroom(site, ['en'], [['en', 'sw'], ['en', 'sw'], ['en', 'sw'], ['en']]))
  expect(problems.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(
    tags.slice(1).map(() => 'warning text-missing'),
  )
  expect(problems[0]?.message).toContain('description, sections.sea.label, menus.footer.1.label, pages/')
  expect(library?.menus?.get('sw')?.columns).toMatchObject([
    { title: 'Paper', lang: 'en', links: [{ title: 'Sea', lang: 'en' }] },
  ])
})
