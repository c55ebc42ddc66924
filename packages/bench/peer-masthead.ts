import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { PLAIN } from './build-archive.ts'
import { makeNewsroom, publicationLanguages } from './newsroom.ts'

/**
 * `peer-masthead.ts cold|edit STORIES OUT [CHANGED]` builds Masthead's site in the peers' benchmark, which runs it. It
 * runs `masthead build` of the package that `npm run pack` made, in a newsroom, as editors do. With FROM=checkout it
 * runs the build of this checkout, which compiles its code at a cold build. The benchmark does not measure the time in
 * which it copies stories into the layout of a peer. Masthead needs none: the folder of the stories is moved into the
 * newsroom, and a link to it takes its place, so that the benchmark can still write there. A text that the benchmark
 * adds to one language of a story is added to its other languages too, because the build would report sections that
 * differ.
 */
const [kind, given = '', out = '', changed] = process.argv.slice(2)
const [tree, target] = [path.resolve(given), path.resolve(out)]
process.chdir(path.resolve(import.meta.dirname, '../..'))
const isCheckout = process.env.FROM === 'checkout'
const newsroom = `${tree}.newsroom`
const content = path.join(newsroom, 'content')
const stories = path.join(content, 'stories')
if (kind === 'cold') {
  const first = path.join(tree, readdirSync(tree)[0] ?? '')
  makeNewsroom(
    content,
    publicationLanguages().filter((tag) => existsSync(path.join(first, `${tag}.md`))),
  )
  if (!lstatSync(tree).isSymbolicLink()) {
    rmSync(stories, { recursive: true, force: true })
    renameSync(tree, stories)
    symlinkSync(stories, tree)
  }
  for (const folder of ['.next', path.join(newsroom, '.masthead'), target])
    rmSync(folder, { recursive: true, force: true })
}
if (changed) {
  const file = path.join(stories, changed)
  const added = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)
  const others = readdirSync(path.dirname(file)).filter((name) => name.endsWith('.md') && name !== path.basename(file))
  for (const name of others) appendFileSync(path.join(path.dirname(file), name), `\n${added}\n`)
}
const words = isCheckout
  ? ['--import', './lib/cli/needed-node.mjs', 'lib/cli/commands/build.ts']
  : [path.resolve('packages/masthead/dist/bin.mjs'), 'build']
process.exitCode =
  spawnSync(process.execPath, words, {
    cwd: isCheckout ? '.' : newsroom,
    stdio: 'inherit',
    env: { ...process.env, ...PLAIN, CONTENT_DIR: content, OUT_DIR: target },
  }).status ?? 1
