import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { seedText, WORK } from './build-archive.ts'
import { generateStories } from './generate-stories.ts'
import { publicationLanguages } from './newsroom.ts'
import { buildRatios, pageRatios, readBuilds, readLab, readWeights } from './ratios.ts'
import { table } from './table.ts'
import { teachLanguages } from './teach-languages.ts'

const PAGE = '/en/story-00003/'
const PEERS = 'hugo,eleventy,astro,next'

/**
 * Runs the peers' own benchmark with Masthead as one of them, on the same stories, and compares the results. It first
 * makes Masthead's package.
 * @param tool the folder of a copy of that benchmark, set up; this writes to it
 * @param sizes STORIESxLANGUAGES:RUNS, as that tool takes them
 * @param runs how often each page is loaded
 * @returns Markdown tables
 */
export function besidePeers(tool: string, sizes: readonly string[], runs: number): string {
  const languages = publicationLanguages()
  teachLanguages(tool, languages)
  const run = (...words: readonly string[]) => peers(tool, words)
  const archive = (size: string, folder: string) => {
    const [stories = 0, count = 1] = size.split('x').map(Number)
    rmSync(folder, { recursive: true, force: true })
    generateStories(folder, { stories, languages: languages.slice(0, count) }, seedText())
    return folder
  }

  command([path.resolve('packages/masthead/build-package.ts')], '.')
  const content = archive('30x6', path.join(WORK, 'lab'))
  const [sites, site] = [path.join(WORK, 'sites'), path.join(WORK, 'ours')]
  run('sites', '--content', content, '--sites', sites, '--peers', PEERS)
  script('peer-masthead.ts', 'cold', content, site)
  const pages = ['--sites', sites, '--path', PAGE, '--ours', site]
  run('weights', ...pages)
  run('lab', ...pages, '--runs', String(runs), '--lighthouse', '0', '--profiles', 'slow4g-150ms')

  for (const size of sizes) archive(size.split(':')[0] ?? '', path.join(tool, '.work', `content-${size.split(':')[0]}`))
  const edited = sizes.map((size) => size.split(':')[0]).join(',')
  const ours = `"${process.execPath}" "${path.join(import.meta.dirname, 'peer-masthead.ts')}"`
  const commands = [
    '--ours-cmd',
    `${ours} cold {content} {out}`,
    '--ours-edit-cmd',
    `${ours} edit {content} {out} {changed}`,
  ]
  run('build', '--sizes', sizes.join(','), '--edit', edited, '--cap', '1800', '--peers', 'hugo,astro', ...commands)

  const results = (name: string): unknown =>
    JSON.parse(readFileSync(path.join(WORK, 'results', `${name}.json`), 'utf8'))
  const head = ['measured', 'ours', 'peer', 'ratio', 'wanted']
  const weights = readWeights(results('weights'))
  const builds = readBuilds(results('build'))
  run('clean')
  return [
    table(head, pageRatios(readLab(results('lab')), weights)),
    ...sizes.map((size) =>
      table([`${size}: ${head[0]}`, ...head.slice(1)], buildRatios(builds, size.split(':')[0] ?? '')),
    ),
    'Ours was run with PRECOMPRESS=off CARDS=off SEARCH=off: the peers do not compress, draw cards or index for search.',
  ].join('\n\n')
}

function peers(tool: string, words: readonly string[]): void {
  mkdirSync(WORK, { recursive: true })
  command([path.join(tool, 'run.mjs'), ...words], WORK)
}

function script(name: string, ...words: readonly string[]): void {
  command([path.join('bench', name), ...words], '.')
}

/** What the tool prints goes to the terminal's errors, so that what is printed at last can be kept by itself. */
function command(words: readonly string[], cwd: string): void {
  const { status } = spawnSync(process.execPath, words, { cwd, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`This failed: node ${words.join(' ')}`)
}
