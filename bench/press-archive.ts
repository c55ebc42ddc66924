import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { PLAIN } from './build-archive.ts'
import { makeNewsroom, publicationLanguages } from './newsroom.ts'

/**
 * `press-archive.ts cold|edit STORIES OUT`: what the peers' benchmark runs as ours. The stories' way into each peer's own layout
 * is not timed there. Ours takes no time: their folder becomes the newsroom's, and a link is left where they were, through
 * which the benchmark goes on to write.
 */
const [kind, given = '', out = ''] = process.argv.slice(2)
const [tree, target] = [path.resolve(given), path.resolve(out)]
const content = `${tree}.newsroom`
const stories = path.join(content, 'stories')
process.chdir(path.resolve(import.meta.dirname, '..'))
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
  for (const folder of ['.next', target]) rmSync(folder, { recursive: true, force: true })
}
const env = { ...process.env, ...PLAIN, CONTENT_DIR: content, OUT_DIR: target }
process.exitCode = spawnSync(process.execPath, ['lib/desk/build.ts'], { stdio: 'inherit', env }).status ?? 1
