import { mkdirSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { beginGenerations, publish } from '../../../lib/builder/write/publish.ts'
import {
  differenceOf,
  publishDifference,
  readGenerations,
  recordPublished,
} from '../../../lib/builder/write/publish-difference.ts'
import { ContentCache, type StoredFile } from '../../../lib/store/content-cache.ts'
import { manifestOf, recordedFolders } from '../../../lib/store/known-site.ts'
import { type Files, filesIn, read, temporaryFolder } from '../helpers/temporary-folder.ts'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + MINUTE }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const BEFORE = { 'index.html': 'home', '404.html': 'none', 'en/ships/index.html': 'ships' }
const AFTER = { ...BEFORE, 'en/ships/index.html': 'more ships' }

/** A folder to which builds publish files of a cache, one after the other. */
function aSite() {
  const root = temporaryFolder()
  const out = path.join(root, 'out')
  vi.stubEnv('OUT_DIR', out)
  const spare = path.join(root, 'cache/previous-site')
  const give = async (texts: Files, begin?: (cache: ContentCache, files: readonly StoredFile[]) => Promise<void>) => {
    const cache = new ContentCache(path.join(root, 'cache'))
    cache.readStamps()
    const files = Object.entries(texts).map(([name, text]) => cache.addPlain(name, text))
    await begin?.(cache, files)
    await publish(root, files, cache)
    cache.recordStamps(files)
    recordPublished(root, cache, INDEX)
  }
  /** Gives the site as a build does whose threads begin both generations with these files. */
  const giveBegun = (texts: Files, names: readonly string[], link = linkIn) =>
    give(texts, (cache, files) => {
      const begun = files.filter(({ name }) => names.includes(name))
      return beginGenerations(root, begun, cache, (...links) =>
        link(new ContentCache(path.join(root, 'cache')), ...links),
      )
    })
  /** Publishes an edit of some files. Returns the subfolders and their stamps; undefined if the site has to be built whole. */
  const edit = async (texts: Files) => {
    const cache = new ContentCache(path.join(root, 'cache'))
    const generations = readGenerations(root, cache, INDEX)
    const files = Object.entries(texts).map(([name, text]) => [name, cache.addPlain(name, text).sha256] as const)
    const difference = generations && differenceOf(generations, new Map(files))
    if (!difference) return undefined
    await publishDifference(generations, difference, cache)
    recordPublished(root, cache, INDEX)
    return recordedFolders(out, cache, manifestOf(out) ?? Buffer.of())
  }
  return { out, spare, give, giveBegun, edit }
}

async function linkIn(cache: ContentCache, files: readonly StoredFile[], folder: string): Promise<void> {
  cache.link(files, folder)
}

const INDEX = 'index'

function expectSite(folder: string, files: Files): void {
  expect(filesIn(folder)).toEqual([...Object.keys(files), 'SHA256SUMS'].sort())
  for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text)
}

test('the first publication leaves a second generation, and the first edit changes that one', async () => {
  const { out, spare, give } = aSite()
  await give(BEFORE)
  expectSite(spare, BEFORE)
  const [folder, page] = [statSync(spare).ino, statSync(path.join(spare, 'index.html')).ino]
  await give(AFTER)
  expect([statSync(out).ino, statSync(path.join(out, 'index.html')).ino]).toEqual([folder, page])
  expectSite(out, AFTER)
  expectSite(spare, BEFORE)
})

test('a first publication completes the generations that threads began', async () => {
  const { out, spare, giveBegun, give } = aSite()
  await giveBegun(BEFORE, ['en/ships/index.html'])
  expectSite(out, BEFORE)
  expectSite(spare, BEFORE)
  expect(readdirSync(path.dirname(spare)).sort()).toEqual(['files', 'previous-site', 'records'])
  const folder = statSync(spare).ino
  for (const site of [AFTER, BEFORE]) {
    await give(site)
    expectSite(out, site)
  }
  expect(statSync(spare).ino).toBe(folder)
})

test('a thread that fails while it begins the generations leaves the site whole', async () => {
  const { out, spare, giveBegun } = aSite()
  await giveBegun(BEFORE, Object.keys(BEFORE), async (cache, files, folder) => {
    cache.link(files.slice(0, 1), folder)
    throw new Error('The thread ended.')
  })
  expectSite(out, BEFORE)
  expectSite(spare, BEFORE)
})

test('only the generation that is not served is begun where a site is there already', async () => {
  const { out, spare, give, giveBegun } = aSite()
  await give(BEFORE)
  rmSync(spare, { recursive: true })
  await giveBegun(AFTER, Object.keys(AFTER))
  expectSite(out, AFTER)
  expectSite(spare, BEFORE)
  await give(BEFORE)
  expectSite(out, BEFORE)
})

test('a file that is damaged after the first publication is right in the next ones', async () => {
  const { out, give } = aSite()
  await give(BEFORE)
  truncateSync(path.join(out, 'en/ships/index.html'))
  for (const site of [BEFORE, AFTER, BEFORE]) {
    await give(site)
    expectSite(out, site)
  }
})

test('a second generation that a killed build left half filled is completed', async () => {
  const { out, spare, give } = aSite()
  mkdirSync(spare, { recursive: true })
  writeFileSync(path.join(spare, 'index.html'), 'half')
  await give(BEFORE)
  expectSite(out, BEFORE)
  await give(AFTER)
  expectSite(out, AFTER)
})

test('an edit leaves the stamps of folders that it only passed through, and the next finds files of somebody else in them', async () => {
  const { out, give, edit } = aSite()
  await give(BEFORE)
  for (const text of ['more ships', 'ships again', 'more ships']) {
    const folders = await edit({ 'en/ships/index.html': text })
    expectSite(out, { ...BEFORE, 'en/ships/index.html': text })
    expect(folders?.get('en')).not.toBe('')
    expect(folders?.get('en/ships')).toBe('')
  }
  const added = await edit({ 'en/boats/index.html': 'boats' })
  expect([...(added ?? [])]).toEqual([
    ['en', ''],
    ['en/boats', ''],
    ['en/ships', ''],
  ])
  for (const name of ['en/hers.html', 'en/ships/hers.html']) {
    writeFileSync(path.join(out, name), 'hers')
    expect(await edit({ 'en/ships/index.html': 'ships' })).toBeUndefined()
    rmSync(path.join(out, name))
  }
})

/** What somebody may do to a generation of the site. */
const CHANGES: Readonly<Record<string, (folder: string) => void>> = {
  'a file less': (folder) => rmSync(path.join(folder, 'en/ships/index.html')),
  'another file in the place of one': (folder) => {
    rmSync(path.join(folder, 'en/ships/index.html'))
    writeFileSync(path.join(folder, 'en/ships/index.html'), 'hers')
  },
  'other bytes in a file': (folder) => writeFileSync(path.join(folder, 'en/ships/index.html'), 'evil!'),
  'a folder in the place of a file': (folder) => {
    rmSync(path.join(folder, 'en/ships/index.html'))
    mkdirSync(path.join(folder, 'en/ships/index.html'))
  },
  'a folder less': (folder) => rmSync(path.join(folder, 'en/ships'), { recursive: true }),
  'a folder with another name': (folder) => renameSync(path.join(folder, 'en/ships'), path.join(folder, 'en/boats')),
  'all folders less': (folder) => rmSync(path.join(folder, 'en'), { recursive: true }),
  'a file of the system': (folder) => writeFileSync(path.join(folder, 'en/ships/.DS_Store'), ''),
}

for (const [change, apply] of Object.entries(CHANGES)) {
  for (const generation of ['out', 'spare'] as const) {
    // Nobody looks for new files in the folders of the cache.
    if (generation === 'spare' && change === 'a file of the system') continue
    // The new name is a file of somebody else, which is refused while it is served.
    if (generation === 'out' && change === 'a folder with another name') continue
    test(`after ${change} in ${generation === 'out' ? 'the served folder' : 'the spare folder'}, the next builds publish exactly the site`, async () => {
      const site = aSite()
      for (const files of [BEFORE, AFTER, AFTER]) await site.give(files)
      apply(site[generation])
      for (const files of [AFTER, AFTER, BEFORE, BEFORE]) {
        await site.give(files)
        expectSite(site.out, files)
        expect(readdirSync(path.join(site.out, 'en'), { recursive: true }).sort()).toEqual([
          'ships',
          'ships/index.html',
        ])
      }
    })
  }
}
