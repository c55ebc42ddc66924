import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { STORY } from '../tests/browser/sites.ts'
import { addNotedStory, NOTED } from '../tests/browser/story-with-notes.ts'
import { WORK } from './build-archive.ts'
import { journeys } from './controls.ts'
import { interact } from './interact.ts'
import { median, table } from './table.ts'

/**
 * `npm run bench:interactions`: how long each control of a story keeps its reader waiting on a processor six times slower than this
 * one, to the next frame (INP); no more than 100 ms is the aim. `TIMES=9` for more than five readers.
 */
const content = path.join(WORK, 'content-interactions')
const site = path.join(WORK, 'interactions')
rmSync(content, { recursive: true, force: true })
cpSync('content', content, { recursive: true })
addNotedStory(content)
const { status } = spawnSync(process.execPath, ['lib/desk/build.ts'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, CONTENT_DIR: content, OUT_DIR: site, CARDS: 'off', PRECOMPRESS: 'off' },
})
if (status !== 0) throw new Error('The publication could not be built.')

const all = await interact(site, journeys(STORY, NOTED), Number(process.env.TIMES ?? 5))
const rows = [...Map.groupBy(all, ({ name }) => name)].map(([name, uses]) => {
  const paints = uses.map(({ toPaint }) => toPaint)
  return [name, shown(median(paints)), shown(Math.max(...paints)), shown(Math.max(...uses.map(({ task }) => task)), 50)]
})
console.log(table(['control', 'to the next frame, median', 'slowest', 'longest task'], rows))

function shown(milliseconds = 0, least = 16): string {
  return milliseconds < least ? `< ${least} ms` : `${Math.round(milliseconds)} ms`
}
