import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addStory, EMBEDDED, NOTED } from '../../tests/browser/harbour-stories.ts'
import { PUBLICATION, STORY } from '../../tests/fixtures/publication.ts'
import { WORK } from './build-archive.ts'
import { journeys } from './controls.ts'
import { interact } from './interact.ts'
import { median, table } from './table.ts'

/**
 * `npm run bench:interactions`: how long each control of a story keeps its reader waiting on a processor six times
 * slower than this one, to the next frame (INP); no more than 100 ms is the aim. `TIMES=9` for more than five readers.
 */

/** The host of the films, which never answers: a frame that waits for it is there as soon as one that does not. */
const HOST = 'http://127.0.0.1:9'

const content = path.join(WORK, 'content-interactions')
const site = path.join(WORK, 'interactions')
rmSync(content, { recursive: true, force: true })
cpSync(PUBLICATION, content, { recursive: true })
addStory(content, NOTED)
addStory(content, EMBEDDED, HOST)
allow(HOST)
const { status } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, CONTENT_DIR: content, OUT_DIR: site, CARDS: 'off', PRECOMPRESS: 'off' },
})
if (status !== 0) throw new Error('The publication could not be built.')

const all = await interact(site, journeys(STORY, NOTED, EMBEDDED), Number(process.env.TIMES ?? 5))
const rows = [...Map.groupBy(all, ({ name }) => name)].map(([name, uses]) => {
  const paints = uses.map(({ toPaint }) => toPaint)
  return [name, shown(median(paints)), shown(Math.max(...paints)), shown(Math.max(...uses.map(({ task }) => task)), 50)]
})
console.log(table(['control', 'to the next frame, median', 'slowest', 'longest task'], rows))

function shown(milliseconds = 0, least = 16): string {
  return milliseconds < least ? `< ${least} ms` : `${Math.round(milliseconds)} ms`
}

function allow(host: string): void {
  const file = path.join(content, 'site.yaml')
  const service = `services: [{name: Films, purpose: embeds, embed: '${host}'}]`
  writeFileSync(file, readFileSync(file, 'utf8').replace('services: []', service))
}
