import { cpSync, existsSync, readdirSync, truncateSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { compiledFolder, readCompiled } from '../../lib/builder/page/compiled.ts'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { deadLinks } from '../../lib/cli/check/dead-links.ts'
import { checkContent } from '../../lib/cli/check/story-reports.ts'
import { contentCacheFolder, databaseIn } from '../../lib/store/cache-folder.ts'
import { codeDigest } from '../../lib/store/digests.ts'
import { parseManifest } from '../../lib/store/manifest.ts'
import { listen } from '../browser/global-setup.ts'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { damage } from './damage.ts'
import { Newsroom } from './newsroom.ts'
import { SEED, trialsOf } from './sample.ts'
import { randomFrom, seeded } from './seeded.ts'

const TIMES = trialsOf({ sample: 10, all: 60, set: process.env.TIMES })

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('SOURCE_DATE_EPOCH', '1750000000')
  onTestFinished(() => void vi.unstubAllEnvs())
})

/** Each kind of cached file: which of a newsroom's it is. */
const KINDS: Readonly<Record<string, (newsroom: Newsroom) => string[]>> = {
  pages: (newsroom) => published(newsroom, /\.html$/),
  'compressed files': (newsroom) => published(newsroom, /\.(br|gz)$/),
  'pictures and scripts': (newsroom) => published(newsroom, /^assets\//),
  'cards as published': (newsroom) => published(newsroom, /card\.jpg$/),
  'feeds, sitemaps and texts': (newsroom) => published(newsroom, /\.(xml|json|txt|md)$/),
  'search folders': (newsroom) => published(newsroom, /\/search\/\d/),
  'stored files': (newsroom) => cached(newsroom, 'files'),
  'the database': (newsroom) => [databaseIn(cacheOf(newsroom))],
  'the note whose cache it is': (newsroom) => [path.join(cacheOf(newsroom), 'root')],
}

for (const [kind, filesOf] of Object.entries(KINDS)) {
  test(`after ${TIMES} random damages to ${kind}, a build gives the bytes of a clean build (seed ${SEED})`, async () => {
    vi.stubEnv('PRECOMPRESS', kind === 'compressed files' ? 'on' : 'off')
    const random = seeded(SEED)
    const newsroom = new Newsroom()
    const clean = await buildNewsroom(newsroom)
    // One build finds the damages to many files. A file that is alone is damaged before every build. Where a kind has
    // fewer files than damages, the files that one build made again are damaged again.
    const atOnce = filesOf(newsroom).length === 1 ? 1 : 30
    for (let left = TIMES; left > 0; ) {
      expect(filesOf(newsroom)).not.toEqual([])
      const done: string[] = []
      while (done.length < Math.min(left, atOnce) && filesOf(newsroom).length > 0) {
        done.push(damageOne(filesOf(newsroom), random))
      }
      left -= done.length
      expect(await buildNewsroom(newsroom), done.join('\n')).toBe(clean)
      expect(verifyFolder(newsroom.out), done.join('\n')).toEqual([])
    }
  })
}

test('a published picture that was emptied in place is made again by the next build', async () => {
  const newsroom = new Newsroom()
  const clean = await buildNewsroom(newsroom)
  const name = readdirSync(path.join(newsroom.out, 'assets')).find((file) => file.endsWith('.png'))
  truncateSync(path.join(newsroom.out, 'assets', name ?? ''))
  expect(verifyFolder(newsroom.out)).toEqual([`assets/${name} differs from what was built.`])
  expect(await buildNewsroom(newsroom)).toBe(clean)
  expect(verifyFolder(newsroom.out)).toEqual([])
})

test(`after ${TIMES} random damages, what the code compiled to is not used (seed ${SEED})`, () => {
  const random = seeded(SEED)
  const project = temporaryFolder()
  const compiled = compiledFolder(process.cwd(), codeDigest(process.cwd()))
  const folder = path.join(project, 'code')
  for (let time = 0; time < TIMES; time++) {
    cpSync(compiled, folder, { recursive: true })
    expect(readCompiled(folder)).toBeDefined()
    const done = damageOne(filesIn(folder), random)
    expect(readCompiled(folder), done).toBeUndefined()
  }
})

test(`after ${TIMES} random damages to the results of check, it finds the same problems (seed ${SEED})`, async () => {
  const random = seeded(SEED)
  const newsroom = new Newsroom()
  newsroom.write('stories/mistake/en.md', '---\ntitle: Wrong\nkind: gossip\n---\n\nText.\n')
  const { problems } = await checkContent(newsroom.content)
  expect(problems).toMatchObject([{ rule: 'value-invalid' }])
  for (let time = 0; time < TIMES; time++) {
    const done = damageOne([checkOf(newsroom)], random)
    const checked = await checkContent(newsroom.content)
    expect(checked.problems, done).toEqual(problems)
  }
})

test(`after ${TIMES} random damages to the answers of other sites, check finds the same links (seed ${SEED})`, async () => {
  const random = seeded(SEED)
  const newsroom = new Newsroom()
  const asked: string[] = []
  const site = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.writeHead(url === '/gone' ? 410 : 200).end()
  })
  onTestFinished(() => void site.close())
  const origin = await listen(site)
  newsroom.write('stories/links/en.md', `---\ntitle: Links\n---\n\n[Here](${origin}/here), [gone](${origin}/gone).\n`)
  const { linked } = await checkContent(newsroom.content)
  const dead = await deadLinks(newsroom.content, linked)
  expect(dead).toMatchObject([{ rule: 'link-dead' }])
  for (let time = 0; time < TIMES; time++) {
    const done = damageOne([checkOf(newsroom)], random)
    asked.length = 0
    expect(await deadLinks(newsroom.content, linked), done).toEqual(dead)
    asked.length = 0
    expect(await deadLinks(newsroom.content, linked)).toEqual(dead)
    expect(asked, 'what was asked after an undamaged check').not.toContain('/here')
  }
})

/** Damages one of some files. */
function damageOne(files: readonly string[], random: () => number): string {
  const file = randomFrom(files, random)
  if (file === undefined) throw new Error('There is nothing left to damage.')
  return damage(file, random)
}

function cacheOf({ content }: Newsroom): string {
  return contentCacheFolder(process.cwd(), content)
}

/** The database of checks. */
function checkOf(newsroom: Newsroom): string {
  return path.join(cacheOf(newsroom), 'check.sqlite')
}

function cached(newsroom: Newsroom, folder: string): string[] {
  return filesIn(path.join(cacheOf(newsroom), folder))
}

/** The cached files behind published ones, by their digests in the manifest. */
function published(newsroom: Newsroom, names: RegExp): string[] {
  const digests = [...parseManifest(newsroom.manifest())].flatMap(([name, digest]) => (names.test(name) ? digest : []))
  return digests
    .map((digest) => path.join(cacheOf(newsroom), 'files', digest.slice(0, 2), digest.slice(2)))
    .filter((file) => existsSync(file))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
