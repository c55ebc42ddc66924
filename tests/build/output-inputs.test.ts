import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { contentCachePath, databaseIn } from '../../lib/store/cache-folder.ts'
import { textOf } from '../../lib/store/damage.ts'
import { Database } from '../../lib/store/database.ts'
import { photograph } from '../photograph.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-04-01T12:00:00Z') / 1000))
  onTestFinished(() => void vi.unstubAllEnvs())
})

/** The kinds of outputs, by how their names look; the first that fits counts. Others have that of their owner. */
const OUTPUTS: readonly (readonly [kind: string, owner: RegExp, name: RegExp])[] = [
  ['a story’s page and its redirects', /^[^@]/, /\/index\.html$/],
  ['a story’s Markdown edition', /^[^@]/, /\/story\.md$/],
  ['a story’s pictures and files', /^[^@]/, /^assets\//],
  ['a story’s cards', /^[^@]/, /\.(?:jpe?g|png|webp)$/],
  ['`/`, the language chooser', /^@pages$/, /^index\.html$/],
  ['front pages', /^@pages$/, /^\w+\/index\.html$/],
  ['404 pages', /^@pages$/, /404\.html$/],
  ['search pages', /^@pages$/, /\/search\/index\.html$/],
  ['pages of saved stories', /^@pages$/, /\/offline\/index\.html$/],
  ['standing pages', /^@pages$/, /./],
  ['lists: topics, authors, archive', /^@lists$/, /./],
  ['sitemaps, robots.txt', /^@sitemaps$/, /./],
  ['settings of hosts', /^@hosts$/, /./],
  ['feeds', /^@feeds$/, /./],
  ['llms.txt', /^@newest$/, /./],
  ['search indexes', /^@search$/, /./],
  ['pages of wanted translations', /^@wanted$/, /\.html$/],
  ['feeds of wanted translations', /^@wanted$/, /./],
  ['cards of fronts', /^@cards$/, /./],
  ['pictures of pages, portraits, fonts', /^@pictures$/, /./],
  ['copied files', /^@copies$/, /./],
  ['icons', /^@files$/, /^icons\/|^favicon/],
  ['scripts, manifests, text files', /^@files$/, /./],
  ['the newsroom’s own outputs', /^@own outputs$/, /./],
]

/** The kinds of inputs, by how their names begin. */
const INPUTS: readonly (readonly [kind: string, name: RegExp])[] = [
  [
    'the site',
    /^(?:code|packages|setting .*|site\.yaml: .*|menus|pages as read|translations left out|(?:pages|messages|authors|brand|fonts)\/.*|theme\.css|overrides|masthead\.config\.ts)$/,
  ],
  ['text', /^stories\//],
  ['head', /^head /],
  ['related', /^related /],
  ['sections with stories', /^sections with stories$/],
  ['list', /^(?:list|feed|mail|search) |^newest stories$/],
  ['what is shown', /^shown on |: shown$/],
  ['editors’ choice', /^front\.yaml for |^front\.(?:\w+\.)?yaml$/],
  ['time', /^time$/],
  ['redirects', /^redirects and withdrawn addresses$/],
  ['the file', /^(?:static|public)\//],
  ['drawing', /^drawing of /],
  ['heads of all stories', /^heads of all stories$/],
]

/** Returns a row for each kind of output with the kinds of its inputs. */
function tableOf(db: Database): string[] {
  const rows = db.all(
    `SELECT owner, outputs.name AS output, input_name AS input FROM outputs
     LEFT JOIN output_inputs ON output_name = outputs.name WHERE is_published = 1 AND name NOT GLOB '*.[bg][rz]'`,
  )
  const kinds = new Map<string, Set<string>>(OUTPUTS.map(([kind]) => [kind, new Set()]))
  for (const { owner, output, input } of rows) {
    const kind = OUTPUTS.find(([, of, name]) => of.test(textOf(owner)) && name.test(textOf(output)))?.[0]
    const from = input === null ? 'nothing' : INPUTS.find(([, name]) => name.test(textOf(input)))?.[0]
    expect(kind, `what ${textOf(output)} of ${textOf(owner)} is`).toBeDefined()
    expect(from, `what ${input} is, an input of ${textOf(output)}`).toBeDefined()
    kinds.get(kind ?? '')?.add(from ?? '')
  }
  const order = ['nothing', ...INPUTS.map(([kind]) => kind)]
  return [...kinds].map(([kind, from]) => {
    return `${kind} | ${[...from].sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(', ')}`
  })
}

test('every kind of output has its inputs in the view, as docs/database.md lists them', async () => {
  const newsroom = new Newsroom()
  newsroom.write('site.yaml', `${newsroom.read('site.yaml')}translation: {wanted: true}\n`)
  newsroom.write('stories/two/en.md', dispatch(2, 'Two').replace('tags:', 'section: science\nauthors: [Ada]\ntags:'))
  newsroom.write('stories/two/ship.jpg', await photograph(640, 480).jpeg().toBuffer())
  newsroom.write('stories/two/en.md', `${newsroom.read('stories/two/en.md')}\n![A ship](ship.jpg)\n`)
  newsroom.write('pages/crew/ship.jpg', await photograph(800, 600).jpeg().toBuffer())
  newsroom.write('pages/crew/en.md', '---\ntitle: The crew\n---\n\nWe sail.\n\n![A ship](ship.jpg)\n')
  newsroom.write('static/ads.txt', 'example.com')
  newsroom.write('static/key.bin', 'bytes')
  newsroom.write('front.yaml', 'lead: two\n')
  newsroom.write(
    '../masthead.config.ts',
    "export default { outputs: [{ names: ['data/a.json'], make: ({ library }) => JSON.stringify([...library.stories.keys()]) }] }\n",
  )
  expect(await buildNewsroom(newsroom)).toContain('en/two/index.html')
  const db = new Database(databaseIn(contentCachePath(process.cwd(), newsroom.content)))
  const table = tableOf(db)
  db.close()
  console.log(['kind of output | kinds of inputs', ...table].join('\n'))
  // The newsroom’s own outputs are given all that there is.
  const undeclared = table.filter((row) => /\| (?:nothing.*)?$|heads of all stories/.test(row))
  expect(undeclared.map((row) => row.split(' |')[0])).toEqual(['the newsroom’s own outputs'])
  const document = readFileSync(path.join(process.cwd(), 'docs/database.md'), 'utf8')
  expect(table.filter((row) => !document.includes(`\n${row}\n`))).toEqual([])
})
