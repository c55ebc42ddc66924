import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildArchive, SITE_URL, WORK } from './build-archive.ts'
import { publicationLanguages } from './newsroom.ts'
import { besidePeers } from './peers.ts'
import { figure, median, table } from './table.ts'
import type { Usage } from './timed.ts'
import { visits } from './visit.ts'
import { weighPages } from './weigh-pages.ts'

/**
 * `npm run bench`: what a reader of the publication receives, and what a newsroom with a generated archive waits for,
 * as a Markdown table. With `--peers FOLDER`, beside other generators on the same stories (peers.ts).
 */
const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '100' },
    languages: { type: 'string', default: '1' },
    visits: { type: 'string', default: '5' },
    peers: { type: 'string' },
    sizes: { type: 'string', default: '100x1:1' },
    runs: { type: 'string', default: '7' },
  },
})

try {
  if (values.peers === undefined) await alone()
  else console.log(besidePeers(path.resolve(values.peers), values.sizes.split(','), Number(values.runs)))
} finally {
  rmSync(WORK, { recursive: true, force: true })
}

async function alone(): Promise<void> {
  const archive = {
    stories: Number(values.stories),
    languages: publicationLanguages().slice(0, Number(values.languages)),
  }
  const { cold, firstEdit, edit } = buildArchive(archive)
  const site = path.join(WORK, 'site')
  const { status } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
    stdio: 'ignore',
    env: { ...process.env, SITE_URL, OUT_DIR: site },
  })
  if (status !== 0) throw new Error('The publication cannot be built: see npm run build.')
  const stories = weighPages(site, 'content').get('story') ?? []
  const [lightest, heaviest] = [stories[0], stories.at(-1)]
  if (!lightest || !heaviest) throw new Error('The publication has no story to visit.')
  const visited = await visits(site, `/${path.posix.dirname(heaviest.file)}/`, Number(values.visits))
  const of = (key: keyof (typeof visited)[number]) => median(visited.map((visit) => visit[key]))
  const build = ({ wall, cpu, memory }: Usage) =>
    [figure(wall, 's', 1), `${figure(cpu, 's', 1)} of processors`, `${figure(memory, 'MB')} at most`].join(', ')
  const size = `${archive.stories} stories in ${archive.languages.length} languages`
  console.log(
    table(
      ['measured', 'figure'],
      [
        ['story, complete text: lightest language', `${lightest.bytes} B (${lightest.lang})`],
        ['story, complete text: heaviest language', `${heaviest.bytes} B (${heaviest.lang})`],
        ['requests to first paint', figure(of('requestsToPaint'), '')],
        ['requests in all', figure(of('requests'), '')],
        ['transfer in all, with headers', figure(of('transfer'), 'B')],
        ['script', figure(of('script'), 'B')],
        ['text on screen, slow 4G, processor slowed 4 times', figure(of('painted'), 'ms')],
        ['total blocking time, likewise', figure(of('blocking'), 'ms')],
        [`${size}: cold build`, build(cold)],
        [`${size}: the first edit published`, build(firstEdit)],
        [`${size}: a later edit published`, build(edit)],
      ],
    ),
  )
}
