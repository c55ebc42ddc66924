import {
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { publish } from '../../../lib/builder/write/build-site.ts'
import { contentCacheFolder, databaseIn } from '../../../lib/store/cache-folder.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { Database } from '../../../lib/store/database.ts'
import { beginBuild } from '../../../lib/store/out-folder.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { type Files, filesIn, read, temporaryFolder, writeFiles } from '../helpers/temporary-folder.ts'

const MINUTE = 60_000

let now = 0

beforeEach(() => {
  now = Date.now() + MINUTE
  vi.useFakeTimers({ toFake: ['Date'], now })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const BEFORE = { 'index.html': 'home', '404.html': 'none', 'en/old/index.html': 'old', 'en/ships/index.html': 'ships' }
const AFTER = { 'index.html': 'home', '404.html': 'none', 'en/new/index.html': 'new', 'en/ships/index.html': 'more' }

/** A folder to which builds publish files of a cache, one after the other. */
function aSite() {
  const root = temporaryFolder()
  const out = path.join(root, 'out')
  vi.stubEnv('OUT_DIR', out)
  const spare = path.join(root, 'cache/previous-site')
  /** Publishes files as a build does; one with a list looks for damage only where something has changed. */
  const give = async (files: Files, isListed = false) => {
    const db = new Database(path.join(root, 'cache/site.sqlite'))
    try {
      const outputs = new Outputs(db)
      const cache = new ContentCache(path.join(root, 'cache'), undefined, outputs.stamps)
      if (!isListed) outputs.damaged(cache)
      outputs.replace(
        '@pages',
        Object.entries(files).map(([name, text]) => cache.addPlain(name, text)),
      )
      await publish(root, db, outputs, cache, !isListed)
      outputs.tidy(cache)
      db.commit()
    } finally {
      db.close()
    }
  }
  return { root, out, spare, give }
}

/** Checks that a folder contains exactly some files and their manifest, and no empty folders. */
function expectSite(folder: string, files: Files): void {
  const folders = Object.keys(files).flatMap((name) => (name.includes('/') ? ['en', path.posix.dirname(name)] : []))
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
    [...new Set([...folders, ...Object.keys(files), 'SHA256SUMS'])].sort(),
  )
  for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text)
  const listed = read(folder, 'SHA256SUMS').split('\n').filter(Boolean)
  expect(listed.map((line) => line.slice(66))).toEqual(Object.keys(files).sort())
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

test('where nothing has changed, the served folder stays', async () => {
  const { out, give } = aSite()
  await give(BEFORE)
  const folder = statSync(out).ino
  for (const isListed of [true, false]) {
    await give(BEFORE, isListed)
    expect(statSync(out).ino).toBe(folder)
  }
})

test.each([true, false])('edits follow each other, and files come and go (listed: %s)', async (isListed) => {
  const { out, give } = aSite()
  await give(BEFORE)
  for (const site of [AFTER, BEFORE, AFTER, { ...AFTER, 'en/boats/index.html': 'boats' }, AFTER, BEFORE]) {
    await give(site, isListed)
    expectSite(out, site)
  }
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

test('a copy in the place of a generation is not taken for it', async () => {
  const { out, spare, give } = aSite()
  await give(BEFORE)
  for (const folder of [out, spare]) {
    renameSync(folder, `${folder}.moved`)
    cpSync(`${folder}.moved`, folder, { recursive: true })
    writeFileSync(path.join(folder, 'en/ships/index.html'), 'evil!')
    rmSync(`${folder}.moved`, { recursive: true })
  }
  for (const site of [BEFORE, AFTER, BEFORE]) {
    await give(site)
    expectSite(out, site)
  }
})

test.each([true, false])(
  'a file of somebody else is found, wherever it is, and stays (listed: %s)',
  async (isListed) => {
    const { out, give } = aSite()
    await give(BEFORE)
    for (const name of ['letter.txt', 'en/letter.txt', 'en/ships/letter.txt', 'x/y/letter.txt']) {
      writeFiles(out, { [name]: 'dear' })
      await expect(give(AFTER, isListed)).rejects.toThrow(`would delete them: ${name}`)
      expect(read(out, name)).toBe('dear')
      rmSync(path.join(out, name.split('/y/')[0] ?? ''), { recursive: true })
    }
    await give(AFTER, isListed)
    expectSite(out, AFTER)
  },
)

/** The site’s folder after a build, with the database where a build looks for it. */
async function aServedSite() {
  const root = temporaryFolder({ 'content/site.yaml': '' })
  vi.stubEnv('CONTENT_DIR', 'content')
  const out = path.join(root, 'out')
  vi.stubEnv('OUT_DIR', out)
  const folder = contentCacheFolder(root, path.join(root, 'content'))
  const give = async (files: Files) => {
    const release = beginBuild(root)
    const db = new Database(databaseIn(folder))
    try {
      const outputs = new Outputs(db)
      const cache = new ContentCache(folder, undefined, outputs.stamps)
      const stored = Object.entries(files).map(([name, text]) => cache.addPlain(name, text))
      outputs.replace('@pages', stored)
      await publish(root, db, outputs, cache, true)
      db.commit()
    } finally {
      db.close()
      release()
    }
  }
  await give(BEFORE)
  return { root, out, give }
}

const LOST = ['404.html', 'index.html', 'SHA256SUMS', 'en/ships/index.html', 'en']

test('a build makes again what the folder of the site has lost, whatever it is', async () => {
  const { out, give } = await aServedSite()
  for (const names of [...LOST.map((name) => [name]), ['404.html', 'SHA256SUMS', 'en'], ['404.html', 'index.html']]) {
    for (const name of names) rmSync(path.join(out, name), { recursive: true })
    await give(BEFORE)
    expectSite(out, BEFORE)
  }
  rmSync(path.join(out, '404.html'))
  await give(AFTER)
  expectSite(out, AFTER)
})

test('a folder that has lost a file stays as it is if anything in it may be somebody’s', async () => {
  const changes: readonly ((out: string) => void)[] = [
    (out) => writeFiles(out, { 'letter.txt': 'dear' }),
    (out) => writeFiles(out, { 'en/letters/one.txt': 'dear' }),
    (out) => {
      rmSync(path.join(out, 'index.html'))
      writeFiles(out, { 'index.html': 'hers' })
    },
    (out) => {
      rmSync(out, { recursive: true })
      writeFiles(out, { 'index.html': 'hers' })
    },
  ]
  for (const lost of ['404.html', 'SHA256SUMS']) {
    for (const change of changes) {
      const { out, give } = await aServedSite()
      rmSync(path.join(out, lost))
      change(out)
      const before = filesIn(out).map((name) => [name, read(out, name)])
      await expect(give(AFTER)).rejects.toThrow('Choose another OUT_DIR')
      expect(filesIn(out).map((name) => [name, read(out, name)])).toEqual(before)
    }
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
  'a file in the place of a folder': (folder) => {
    rmSync(path.join(folder, 'en/ships'), { recursive: true })
    writeFileSync(path.join(folder, 'en/ships'), '')
  },
  'a folder less': (folder) => rmSync(path.join(folder, 'en/ships'), { recursive: true }),
  'a folder with another name': (folder) => renameSync(path.join(folder, 'en/ships'), path.join(folder, 'en/boats')),
  'all folders less': (folder) => rmSync(path.join(folder, 'en'), { recursive: true }),
  'an empty folder': (folder) => mkdirSync(path.join(folder, 'empty')),
  'a file of the system': (folder) => writeFileSync(path.join(folder, 'en/ships/.DS_Store'), ''),
}

/** What would be a file of somebody else in the served folder. */
const FOREIGN = ['a folder with another name', 'a file in the place of a folder', 'an empty folder']

for (const [change, apply] of Object.entries(CHANGES)) {
  for (const generation of ['out', 'spare'] as const) {
    if (generation === 'out' && FOREIGN.includes(change)) continue
    test(`after ${change} in ${generation === 'out' ? 'the served folder' : 'the spare folder'}, the next builds publish exactly the site`, async () => {
      const site = aSite()
      for (const files of [BEFORE, AFTER, AFTER]) await site.give(files)
      apply(site[generation])
      for (const files of [BEFORE, BEFORE, AFTER, AFTER]) {
        await site.give(files)
        expectSite(site.out, files)
      }
    })
  }
}

test('a link in a folder that comes next is removed, and nothing behind it changes', async () => {
  const { root, spare, out, give } = aSite()
  await give(BEFORE)
  renameSync(path.join(spare, 'en'), path.join(root, 'moved'))
  symlinkSync(path.join(root, 'moved'), path.join(spare, 'en'))
  await give(AFTER)
  expect(filesIn(path.join(root, 'moved'))).toEqual(['old/index.html', 'ships/index.html'])
  expectSite(out, AFTER)
})

test('what no build needs any more is deleted from the cache', async () => {
  const { root, give } = aSite()
  await give(BEFORE)
  await give(AFTER)
  await give(AFTER)
  expect(filesIn(path.join(root, 'cache/files'))).toHaveLength(4)
})
