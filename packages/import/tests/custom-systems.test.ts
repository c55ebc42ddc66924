import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { readNewsroomConfig } from '../../../lib/newsroom/newsroom-config.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { inOneLine } from '../../../tests/content/newsroom.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { newsroomWith } from '../../../tests/unit/newsroom/own-code.ts'
import { customSystems } from '../custom-systems.ts'
import { importStories } from '../import-stories.ts'
import { openSource } from '../systems/systems.ts'
import CASES from './custom-systems.json' with { type: 'json' }

const CONFIG = 'masthead.config.ts'
const [, SECTION = ''] = readFileSync('docs/extensions.md', 'utf8').split(/^## An importer$/m)
const [, EXAMPLE = ''] = /```ts\n([\s\S]*?)```/.exec(SECTION) ?? []

const ARTICLE = {
  slug: 'mill',
  language: 'en',
  group: 'g1',
  headline: 'The mill',
  published: '2020-03-01',
  by: 'A. Lee',
  tags: ['wind'],
  body: '<p>See <a href="https://news.example/news/quay/">the quay</a>.</p><p><img src="/mill.png" alt="A mill"></p>',
}
const ARTICLES = [
  ARTICLE,
  {
    ...ARTICLE,
    slug: 'tahuna',
    language: 'ar',
    headline: 'الطاحونة',
    body: '<p>انظر.</p><p><img src="/mill.png" alt="طاحونة"></p>',
  },
  { ...ARTICLE, slug: 'quay', group: 'g2', headline: 'The quay', body: '<p>Stone.</p>' },
]

/** Imports some articles with an importer of the newsroom. */
async function imported(config: string, articles: unknown = ARTICLES) {
  const source = temporaryFolder()
  writeFileSync(path.join(source, 'articles.json'), JSON.stringify(articles))
  mkdirSync(path.join(source, 'media'))
  const root = newsroomWith({ [CONFIG]: config })
  writeFileSync(path.join(source, 'media/mill.png'), readFileSync(path.join(root, 'stories/harvest/field.png')))
  const own = await readNewsroomConfig(root)
  expect(own.problems).toEqual([])
  const site = openSource(source, ['en', 'ar'], 'en')
  const [system] = customSystems(own).filter((one) => one.recognises(site))
  if (!system) throw new Error('No importer recognises the source.')
  const { publication } = readPublication(root)
  const options = { into: root, publication, translatedBy: 'human', force: false, dryRun: false, now: 0 } as const
  const { problems, stories, moved } = importStories(site, system, options)
  return { root, system, stories, moved, problems, said: problems.map((one) => `${inOneLine(one)} ${one.message}`) }
}

const reading = (read: string) =>
  `export default { importers: { ours: { recognises: () => true,\n  read: () => ${read} } } }\n`

it('imports stories in all their languages with the example of the documentation', async () => {
  const { root, system, stories, moved } = await imported(EXAMPLE)
  expect(system.name).toBe('old-desk')
  expect(stories).toEqual([
    { collection: 'stories', slug: 'mill', languages: ['en', 'ar'] },
    { collection: 'stories', slug: 'quay', languages: ['en'] },
  ])
  const text = readFileSync(path.join(root, 'stories/mill/en.md'), 'utf8')
  expect(text).toContain('title: The mill\n')
  expect(text).toContain('See [the quay](../quay/).\n\n![A mill](mill.png)')
  expect(moved).toEqual([
    { from: '/news/mill/', to: '/en/mill/' },
    { from: '/news/tahuna/', to: '/ar/mill/' },
    { from: '/news/quay/', to: '/en/quay/' },
  ])
  expect(readLibrary(root).problems).toEqual([])
})

it('reports what cannot be carried over at the place of the story', async () => {
  const story =
    "{ file: 'articles.json', line: 1, name: 'a', frontMatter: { title: 'A', mood: 'calm' }, markdown: 'One.\\n\\n<video></video>' }"
  const { said } = await imported(reading(`[${story}]`))
  expect(said.join('\n')).toMatch(/articles\.json:1:1 key-unknown \(warning\) Masthead has no key for “mood: "calm"”\./)
})

it.each([
  ['throws', "{ throw new Error('Oh') }", `${CONFIG}:2:23 code-invalid The importer “ours” throws: Oh`],
  ['gives no list', '1', `${CONFIG}:1:1 code-invalid The importer “ours” throws: `],
  [
    'gives no name',
    "[{ file: 'articles.json', html: '' }]",
    `${CONFIG}:1:1 code-invalid The importer “ours” gives a wrong story: [0].name: `,
  ],
  [
    'gives no text',
    "[{ file: 'articles.json', name: 'a' }]",
    `${CONFIG}:1:1 code-invalid The importer “ours” gives a wrong story: [0]: write either markdown or html.`,
  ],
  [
    'names a file that is not there',
    "[{ file: '../a.json', name: 'a', html: '' }]",
    `${CONFIG}:1:1 code-invalid The importer “ours” gives a story of “../a.json”, which cannot be read.`,
  ],
])('reports an importer that %s', async (_, read, says) => {
  const { said, stories } = await imported(reading(read))
  expect(stories).toEqual([])
  expect(said.join('\n')).toContain(says)
})

it.each(CASES.mistakes)('reports %s, with its place', async (_, text, place, says) => {
  const { problems } = await readNewsroomConfig(newsroomWith({ [CONFIG]: text }))
  expect(problems.map(inOneLine)).toEqual([`${CONFIG}:${place}`])
  expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(says)
})
