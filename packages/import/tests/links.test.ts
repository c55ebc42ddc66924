import { expect, it } from 'vitest'
import { importing } from './importing.ts'
import { errorsIn, importInto, writeValley } from './valley.ts'

const story = (text: string, more = '') => `---\ntitle: A mill\n${more}---\n\n${text}\n`

it('leads links to the id of a heading, and gives it to no heading to which nothing links', () => {
  const { texts } = importing({
    'mill.md': story('[two](#two), [other](wind.md#one).\n\n## One\n\nA.\n\n## Two\n\nB.'),
    'wind.md': story('Words.\n\n## One\n\nA.\n\n## Two\n\nB.'),
  })
  expect(texts['mill/en.md']).toBe(story('[two](#two), [other](../wind/#one).\n\n## One\n\nA.\n\n## Two {#two}\n\nB.'))
  expect(texts['wind/en.md']).toBe(story('Words.\n\n## One {#one}\n\nA.\n\n## Two\n\nB.'))
})

it('leads links of a free translation to its own headings', () => {
  const { texts, root } = importing({
    'mill.md': story('[two](#two).\n\n## One\n\nA.\n\n## Two\n\nB.'),
    'mill.fr.md': story(
      '[deux](#deux).\n\n## Zéro\n\nZ.\n\n## Un\n\nA.\n\n## Deux\n\nB.',
      'translation: {of: en, by: human, form: adapted}\n',
    ),
  })
  expect(texts['mill/fr.md']).toContain('[deux](#deux)')
  expect(texts['mill/fr.md']).toMatch(/^## Deux \{#deux\}$/m)
  expect(texts['mill/fr.md']).toContain('form: adapted')
  expect(errorsIn(root)).toEqual([])
})

it.each([
  ['an id of the page itself', '[a](#notes).\n\n## Notes\n\nA.', '[a](#at-notes).\n\n## Notes {#at-notes}\n\nA.'],
  ['the number of a heading', '[a](#h2).\n\n## H2\n\nA.', '[a](#at-h2).\n\n## H2 {#at-h2}\n\nA.'],
  [
    'an id that another place has',
    '[a](#wheel) [b](#wheel-1).\n\n## Wheel\n\nA.\n\n## Wheel\n\n<a id="wheel"></a>B.',
    '[a](#wheel) [b](#wheel-2).\n\n## Wheel\n\nA.\n\n## Wheel {#wheel-2}\n\n<span id="wheel"></span>B.',
  ],
  ['words in another script', '[a](#колесо).\n\n## Колесо\n\nA.', undefined],
])('gives no heading %s', (_, source, written) => {
  const { texts, root, said } = importing({ 'mill.md': story(source) })
  if (written) expect(texts['mill/en.md']).toBe(story(written))
  const [, fragment = ''] = /\[a\]\(#([^)]+)\)/.exec(texts['mill/en.md'] ?? '') ?? []
  expect(texts['mill/en.md']).toMatch(new RegExp(`\\{#${fragment}\\}|id="${fragment}"`))
  expect(said).toEqual([])
  expect(errorsIn(root)).toEqual([])
})

it('leads links to pages that are not imported to the old site', () => {
  const { texts, said } = importing(
    {
      '_config.yml': 'url: https://valley.example\nbaseurl: /news\n',
      '_posts/2024-01-05-mill.md': story('[a](/news/shop?x=1#top), [b](https://valley.example/b/), [c](../gone.html)'),
    },
    'jekyll',
  )
  expect(texts['mill/en.md']).toContain(
    '[a](https://valley.example/news/shop?x=1#top), [b](https://valley.example/b/), [c](https://valley.example/news/2024/01/gone.html)',
  )
  expect(said).toEqual(Array(3).fill('2024-01-05-mill.md:5 import-changed'))
})

it('asks for the address of the old site where nothing says it, and takes it', () => {
  const { texts, source, said } = importing({ 'mill.md': story('[a](/shop/)') })
  expect([texts['mill/en.md'], said]).toEqual(['---\ntitle: A mill\n---\n\na\n', ['mill.md:5 link-broken']])
  const root = writeValley()
  const { problems } = importInto(root, source, { fromUrl: 'https://valley.example' })
  expect(problems.map(({ message }) => message)).toEqual([
    'The link “a” leads to the old site, https://valley.example/shop/: no story or page of that address is imported.',
  ])
})

it('keeps the ids of headings and of other places, and leads links to them', () => {
  const { texts, said } = importing({
    'a.md': story('[b](b.md#wheel), [c](b.md#two), [d](b.md#three), [e](b.md#top), [f](b.md#text-1), [g](b.md#six)'),
    'b.md': story(
      '<p id="top">Top.</p>\n\n## The big wheel {#wheel}\n\n<a name="two"></a>Two.\n\n<h2 id="three">Three wheels</h2>\n\n## Text\n\n## Text\n\n<a id="six"></a>\n\n## Six\n\nEnd.',
    ),
  })
  expect(texts['a/en.md']).toContain(
    '[b](../b/#wheel), [c](../b/#two), [d](../b/#three), [e](../b/#top), [f](../b/#text-1), [g](../b/#six)',
  )
  expect(texts['b/en.md']).toMatch(/^## The big wheel \{#wheel\}$/m)
  expect(texts['b/en.md']).toMatch(/^<span id="two"><\/span>Two\.$/m)
  expect(texts['b/en.md']).not.toContain('masthead')
  expect(said.filter((line) => line.includes('link-broken'))).toEqual([])
})

it.each([
  [
    'jekyll',
    {
      '_config.yml': 'collections:\n  essays:\n    output: true\n    permalink: /writing/:name/\n',
      '_essays/mill.md': story('It turns.'),
    },
    '/writing/mill/',
  ],
  [
    'astro',
    {
      'astro.config.mjs': 'export default { site: "https://valley.example", base: "/news" }',
      'src/pages/journal/[...slug].astro': "---\nconst all = await getCollection('blog')\n---\n",
      'src/content/blog/mill.md': story('It turns.'),
    },
    '/news/journal/mill/',
  ],
  [
    'hugo',
    {
      'hugo.toml': '[permalinks]\nposts = "/:year/:slug/"\n',
      'content/posts/Big Mill.md': story('It turns.', 'date: 2024-01-05\n'),
    },
    '/2024/big-mill/',
  ],
] as const)('lists the old addresses of %s for redirects', (system, files, from) => {
  const { moved } = importing(files, system)
  expect(moved.map((each) => each.from)).toContain(from)
})

it('leaves an address alone that is the text of a link, wherever the address of the link is written', () => {
  const { texts, said } = importing({
    'mill.md': story(
      '[https://mill.example/a][1], [www.mill.example] and [https://mill.example/b](https://mill.example/c)\n\n[1]: https://mill.example/d\n[www.mill.example]: https://www.mill.example/',
    ),
  })
  expect(texts['mill/en.md']).toContain(
    '[https://mill.example/a](https://mill.example/d), [www.mill.example](https://www.mill.example/) and [https://mill.example/b](https://mill.example/c)',
  )
  expect(said).toEqual([])
})
