import { mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { publish } from '../../../lib/build/output/publish.ts'
import { ContentCache } from '../../../lib/cache/content-cache.ts'
import { type Files, filesIn, read, temporaryFolder } from '../press/helpers/temporary-folder.ts'

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
  const give = async (texts: Files) => {
    const cache = new ContentCache(path.join(root, 'cache'))
    cache.readStamps()
    const files = Object.entries(texts).map(([name, text]) => cache.addPlain(name, text))
    await publish(root, files, cache)
    cache.recordStamps(files)
  }
  return { out, spare, give }
}

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
