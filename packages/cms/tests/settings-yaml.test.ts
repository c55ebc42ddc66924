import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { frontLists, withStories } from '../desk/publication/front-file.ts'
import { menuLists } from '../desk/publication/menu-file.ts'
import { withMoved } from '../desk/publication/ordered-list.tsx'
import { listOf, UnchangeableYaml, valueAt, withList } from '../desk/publication/settings-yaml.ts'
import { fieldLanguages, textsByLanguage, withText } from '../desk/publication/texts-by-language.ts'

const SITE = `# The newspaper
name: The Gazette   # since 1931
menus:
  header:
    # Links on front pages
    - world  # first
    - science
    # A shop of others
    - label: {en: Shop, ar: المتجر}
      url: https://shop.example/

    - about
  social:
    - {name: Mastodon, url: https://social.example/@news}
consent: off
`
const ENTRIES = ['world', 'science', { label: { en: 'Shop', ar: 'المتجر' }, url: 'https://shop.example/' }, 'about']
const [WORLD, SCIENCE, SHOP, ABOUT] = ENTRIES
const HEADER = ['menus', 'header']

describe('a list on lines of their own', () => {
  it('is as it was after an entry has moved there and back', () => {
    const moved = withList(SITE, HEADER, [WORLD, SHOP, SCIENCE, ABOUT])
    expect(moved).toBe(SITE.replace('    - science\n', '').replace('shop.example/\n', 'shop.example/\n    - science\n'))
    expect(withList(moved, HEADER, ENTRIES)).toBe(SITE)
  })

  it('keeps the comment about the list above its first entry', () => {
    expect(withList(SITE, HEADER, [SCIENCE, WORLD, SHOP, ABOUT])).toContain(
      '    # Links on front pages\n    - science\n    - world  # first\n    # A shop of others\n',
    )
  })

  it('loses a deleted entry with what is beside it, and nothing else', () => {
    expect(withList(SITE, HEADER, [SCIENCE, SHOP, ABOUT])).toBe(SITE.replace('    - world  # first\n', ''))
    expect(withList(SITE, HEADER, [WORLD, SCIENCE, SHOP])).toBe(SITE.replace('    - about\n', ''))
    expect(withList(SITE, HEADER, [WORLD, SCIENCE, ABOUT])).toBe(
      SITE.replace('    - label: {en: Shop, ar: المتجر}\n      url: https://shop.example/\n', ''),
    )
  })

  it('gets a new entry in the form of YAML that a file has room for', () => {
    const link = { label: { en: 'Jobs, and more', ar: 'وظائف' }, url: 'https://jobs.example/' }
    expect(withList(SITE, HEADER, [...ENTRIES, link])).toBe(
      SITE.replace(
        '    - about\n',
        '    - about\n    - {label: {en: "Jobs, and more", ar: وظائف}, url: https://jobs.example/}\n',
      ),
    )
    expect(withList('order:\n- a', ['order'], ['b', 'a'])).toBe('order:\n- b\n- a\n')
  })

  it('keeps what is above and beside an entry that is replaced', () => {
    expect(withList(SITE, HEADER, ['sport', SCIENCE, SHOP, ABOUT])).toBe(SITE.replace('- world ', '- sport '))
    const link = { label: 'Shop', url: 'https://shop.example/' }
    expect(withList(SITE, HEADER, [WORLD, SCIENCE, link, ABOUT])).toBe(
      SITE.replace(/- label: .*\n +url/, '- {label: Shop, url').replace('shop.example/\n', 'shop.example/}\n'),
    )
  })

  it('is removed with its last entry, and begun with its first', () => {
    const without = withList(SITE, HEADER, [])
    expect(without).toContain('menus:\n  social:\n    - {name: Mastodon')
    expect(without).not.toContain('header')
    expect(withList('name: A\n', HEADER, ['world', 'about'])).toBe(
      'name: A\nmenus:\n  header:\n    - world\n    - about\n',
    )
  })
})

describe('a list in brackets', () => {
  const yaml = 'a: 1\norder: [ one, "two", {x: 1},\n  four ]   # the others\n'

  it('keeps the way in which it is written', () => {
    expect(withList(yaml, ['order'], ['two', 'one', { x: 1 }, 'four'])).toBe(yaml.replace('one, "two"', '"two", one'))
    expect(withList(yaml, ['order'], ['one', { x: 1 }, 'four'])).toBe(
      'a: 1\norder: [ one, {x: 1}, four ]   # the others\n',
    )
    expect(withList(yaml, ['order'], ['one', 'two', { x: 1 }, 'four', 'no'])).toBe(yaml.replace('four ]', 'four, no ]'))
    expect(withList('order: []\n', ['order'], ['one'])).toBe('order: [one]\n')
  })
})

describe.each([
  'a: 1\norder:\n# top\n- one   # 1\n-   two\n\n# mid\n- "c d"\n# end\nlead: x # y\n',
  'order:\n    - label: {en: A}  # l\n      url: >-\n        https://a.example/\n    -\n      label: B\n    - plain\n    # tail\n\nz: 1',
  `order: [a, 'b' , "c, d",\n   e] # z\nx: {order: [1]}`,
  'order: [\n  a, # one\n  b,\n]\n',
])('in the file %j', (yaml) => {
  const was = listOf(valueAt(yaml, ['order']))
  const orders = was.flatMap((_, from) => was.map((__, to) => withMoved(was, from, to)))
  const others = orders.flatMap((order) => [order.slice(1), [...order, '# a: b'], ['new', ...order]])

  it.each([...orders, ...others].filter(({ length }) => length > 0).map((order) => [order]))('the list %j', (order) => {
    const text = withList(yaml, ['order'], order)
    expect(parse(text)).toEqual({ ...parse(yaml), order })
    for (const comment of yaml.match(/^ *#.*$/gm) ?? []) expect(text).toContain(comment)
    expect(parse(withList(text, ['order'], was))).toEqual(parse(yaml))
  })
})

it('what an alias repeats is not changed', () => {
  const yaml = 'order:\n  - &a one\n  - two\nlead: *a\n'
  expect(() => withList(yaml, ['order'], ['two'])).toThrow(UnchangeableYaml)
})

describe('front.yaml', () => {
  const yaml = `# The front
lead: harbour     # the first story
order: [rice, train]  # those that follow
groups:
  - label: {en: Choice}
    stories: [ice, mill]
`
  const [lead = { slugs: [] }, group = { slugs: [] }] = frontLists(yaml)

  it('has the leading stories in order, and the stories of groups', () => {
    expect([lead.slugs, group.slugs]).toEqual([
      ['harbour', 'rice', 'train'],
      ['ice', 'mill'],
    ])
  })

  it('changes only where a story moves, is added or deleted', () => {
    expect(withStories(yaml, lead, ['rice', 'harbour', 'train'])).toBe(
      yaml.replace('lead: harbour', 'lead: rice').replace('[rice, train]', '[harbour, train]'),
    )
    expect(withStories(yaml, lead, ['harbour', 'train', 'rice'])).toBe(yaml.replace('[rice, train]', '[train, rice]'))
    expect(withStories(yaml, lead, ['harbour', 'rice'])).toBe(yaml.replace('[rice, train]', '[rice]'))
    expect(withStories(yaml, group, ['mill', 'ice', 'new'])).toBe(yaml.replace('[ice, mill]', '[mill, ice, new]'))
  })

  it('begins with a lead, and ends without one', () => {
    const begun = withStories('', { slugs: [] }, ['harbour'])
    expect(begun).toBe('lead: harbour\n')
    expect(withStories(begun, { slugs: [] }, ['harbour', 'rice'])).toBe('lead: harbour\norder:\n  - rice\n')
    expect(withStories(yaml, lead, [])).toBe(yaml.replace(/^(lead|order).*\n/gm, ''))
  })

  it('without a lead has all in its order', () => {
    expect(withStories('order: [a, b]\n', { slugs: ['a', 'b'] }, ['b', 'a'])).toBe('order: [b, a]\n')
  })
})

it('menus are for all languages or for one, and the footer has columns', () => {
  const yaml = `menus:
  header: {en: [world], ar: [about]}
  footer:
    - {label: {en: The paper, ar: الصحيفة}, links: [about, contact]}
`
  expect(menuLists(yaml)).toEqual([
    { path: ['menus', 'header', 'en'], lang: 'en', entries: ['world'] },
    { path: ['menus', 'header', 'ar'], lang: 'ar', entries: ['about'] },
    {
      path: ['menus', 'footer', 0, 'links'],
      heading: { en: 'The paper', ar: 'الصحيفة' },
      entries: ['about', 'contact'],
    },
  ])
  expect(menuLists('name: A\n')).toEqual([])
  expect(withList(yaml, ['menus', 'footer', 0, 'links'], ['contact', 'about'])).toBe(
    yaml.replace('[about, contact]', '[contact, about]'),
  )
})

describe('a text by language', () => {
  const change = (yaml: string, lang: string, text: string) => withText(yaml, { path: ['name'], lang, text }, 'en')

  it('for all languages becomes that of the default language beside others', () => {
    expect(fieldLanguages(textsByLanguage('A'), ['ar', 'en', 'fr'], 'en')).toEqual(['', 'ar', 'fr'])
    expect(fieldLanguages({ ar: 'A' }, ['ar', 'en', 'fr'], 'en')).toEqual(['en', 'ar', 'fr'])
    expect(change(SITE, '', 'The Post')).toBe(SITE.replace('The Gazette', 'The Post'))
    expect(change('name: "A"  # all\nx: 1\n', 'ar', 'ب')).toBe('name:\n  en: A\n  ar: ب  # all\nx: 1\n')
  })

  it('is changed, added and removed in its place', () => {
    const yaml = 'name:\n  en: A # English\n  ar: ب\n'
    expect(change(yaml, 'en', 'B: c')).toBe(yaml.replace('A #', '"B: c" #'))
    expect(change(yaml, 'ar', ' ')).toBe('name:\n  en: A # English\n')
    expect(change(yaml, 'fr', 'C')).toBe(`${yaml}  fr: C\n`)
    expect(change('name: {en: A}\n', 'ar', 'ب')).toBe('name: {en: A, ar: ب}\n')
    expect(change('# Empty\n', 'en', 'A')).toBe('# Empty\nname:\n  en: A\n')
  })
})
