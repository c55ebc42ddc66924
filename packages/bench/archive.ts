import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { MANIFEST, parseManifest } from '../../lib/store/manifest.ts'
import { PLAIN, seedText, WORK } from './build-archive.ts'
import { CHANGES } from './changes.ts'
import { generateStories } from './generate-stories.ts'
import { makeNewsroom, publicationLanguages } from './newsroom.ts'
import { figure } from './table.ts'
import { timedNode } from './timed.ts'

/**
 * `npm run bench:archive -- 1000x1 10000x12`: what builds of archives take, each of so many stories in so many
 * languages: a cold build, then one after each change. It runs the package that `npm run pack` made, in a newsroom,
 * without what other generators do not do (PLAIN). A story in several languages is changed in all. Instead of a size,
 * it also takes a newsroom’s folder `content`, and measures a copy. `--only` measures the changes whose names begin so.
 * `--keep` leaves the newsroom and its cache for the next run, which then begins without a cold build.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    package: { type: 'string', default: 'packages/masthead/dist' },
    folder: { type: 'string', default: path.join(WORK, 'archive') },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
})
const command = path.resolve(values.package, 'bin.mjs')

for (const archive of positionals) {
  const newsroom = path.resolve(values.folder, path.basename(archive))
  try {
    console.log(`\n${archive}\n\n| build | clock | processors | memory | files |\n|---|--:|--:|--:|--:|`)
    measure(archive, newsroom)
  } finally {
    if (!values.keep) rmSync(newsroom, { recursive: true, force: true })
  }
}

/** Builds an archive, and builds it again after each change. Prints a line for each build. */
function measure(archive: string, newsroom: string): void {
  const content = path.join(newsroom, 'content')
  if (!existsSync(path.join(newsroom, 'out'))) {
    makeContent(archive, content)
    console.log(row('cold', newsroom, []))
  }
  for (const { name, isListed, make } of CHANGES.filter((change) => change.name.startsWith(values.only))) {
    const list = path.join(newsroom, 'changed')
    writeFileSync(
      list,
      make(content)
        .map((file) => path.relative(newsroom, file))
        .join('\n'),
    )
    console.log(row(name, newsroom, isListed ? ['--changed', list] : []))
  }
}

function makeContent(archive: string, content: string): void {
  rmSync(path.dirname(content), { recursive: true, force: true })
  const [, stories, count] = /^(\d+)x(\d+)$/.exec(archive) ?? []
  if (stories === undefined) {
    cpSync(archive, content, { recursive: true })
    return
  }
  const languages = publicationLanguages().slice(0, Number(count))
  makeNewsroom(content, languages)
  generateStories(path.join(content, 'stories'), { stories: Number(stories), languages }, seedText())
}

/** Builds a newsroom. Returns a line of the table, with the number of published files that are new, changed or gone. */
function row(name: string, newsroom: string, words: readonly string[]): string {
  const before = manifestOf(newsroom)
  const { wall, cpu, memory } = timedNode([command, 'build', ...words], PLAIN, newsroom)
  const files = differentFiles(before, manifestOf(newsroom))
  return `| ${[name, figure(wall, 's', 1), figure(cpu, 's', 1), figure(memory, 'MB'), String(files)].join(' | ')} |`
}

/** Counts the files that are in only one of two manifests, or have other digests. */
function differentFiles(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name)).length
}

function manifestOf(newsroom: string): ReadonlyMap<string, string> {
  const file = path.join(newsroom, 'out', MANIFEST)
  return parseManifest(existsSync(file) ? readFileSync(file, 'utf8') : '')
}
