import { readFileSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { contentCacheFolder, databaseIn } from '../../lib/store/cache-folder.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'
import { SEED, trialsOf } from './sample.ts'
import { seeded } from './seeded.ts'

const FLIPS = trialsOf({ sample: 12, all: 60, set: process.env.FLIPS })

test(`after each of ${FLIPS} flipped bits in tables and indexes, an edit gives the bytes of a clean build, or an error that the next build heals (seed ${SEED})`, async () => {
  for (const name of ['PRECOMPRESS', 'CARDS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('SOURCE_DATE_EPOCH', '1750000000')
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => {
    vi.unstubAllEnvs()
    printed.mockRestore()
  })
  const newsroom = new Newsroom()
  const edit = (time: number) => newsroom.write('stories/dispatch-1/en.md', dispatch(1, time % 2 ? 'Edit' : 'Dispatch'))
  const clean: string[] = []
  for (const time of [0, 1]) {
    edit(time)
    clean.push(await buildNewsroom(new Newsroom(newsroom)))
  }
  expect(await buildNewsroom(newsroom)).toBe(clean[1])
  const database = databaseIn(contentCacheFolder(process.cwd(), newsroom.content))
  const random = seeded(SEED)
  for (let time = 0; time < FLIPS; time++) {
    const at = flip(database, random)
    edit(time)
    const first = await buildNewsroom(newsroom).catch(String)
    const now = first === clean[time % 2] ? first : await buildNewsroom(newsroom)
    expect(now, `the bit at ${at}: ${first.slice(0, 200)}`).toBe(clean[time % 2])
    if (first !== now) expect(first, `the bit at ${at}`).toMatch(/^\w*Error/)
    expect(verifyFolder(newsroom.out), `the bit at ${at}`).toEqual([])
  }
})

/**
 * Flips a bit of a file where it is not empty: in a row, an entry of an index, or their positions.
 * @returns the byte that it is in
 */
function flip(file: string, random: () => number): number {
  const bytes = readFileSync(file)
  let at = 0
  while (bytes[at] === 0 || at < 100) at = Math.floor(random() * bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  writeFileSync(file, bytes)
  return at
}
