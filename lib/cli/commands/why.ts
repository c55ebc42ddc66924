import { existsSync } from 'node:fs'
import path from 'node:path'
import { newsroomFolder } from '../../settings/installation.ts'
import { contentDir, outDir } from '../../settings/settings.ts'
import { contentCachePath, databaseIn, previousSite } from '../../store/cache-folder.ts'
import { unsealed } from '../../store/damage.ts'
import { Database, fromJson } from '../../store/database.ts'
import { Inputs } from '../../store/inputs.ts'
import { Outputs } from '../../store/outputs.ts'
import type { Story } from '../../story/types/story.ts'
import { readArguments, usageError } from '../command.ts'
import { coreCommands } from '../commands.ts'
import { diffOutput } from '../why/diff-output.ts'
import { findOutput, similarOutputs } from '../why/find-output.ts'
import { changedLines, sameLines } from '../why/input-lines.ts'

/**
 * `npx masthead why en/two/` says what a file of the site was made from, and what of it was another at the last build.
 * `--diff` shows the file before and after that build, a tag a line. `--json` prints
 * `{output, changed: [{name, lines}], same}`.
 */
const { values, positionals } = readArguments(coreCommands.why)
const [written, ...others] = positionals
if (written === undefined || others.length > 0) usageError('Write one address or file: npx masthead why en/about/')
const root = path.resolve(contentDir())
const folder = contentCachePath(newsroomFolder(), root)
if (!existsSync(databaseIn(folder))) usageError('This content was not built yet. First: npx masthead build')
const db = new Database(databaseIn(folder))
try {
  const output = findOutput(db, written)
  if (!output) {
    const similar = similarOutputs(db, written)
    const hint = similar.length > 0 ? `Similar: ${similar.join(', ')}` : `Look into ${outDir()}.`
    usageError(`The last build made no file at “${written}”. ${hint}`)
  }
  const outputs = new Outputs(db)
  const inputs = new Inputs(db, outputs)
  const used = output.task === undefined ? [] : inputs.of(output.task)
  const [changed, same] = [true, false].map((is) => used.filter(({ isChanged }) => isChanged === is))
  const lines = (changed ?? []).map((input) => ({
    name: input.name,
    lines: changedLines(input, inputs, storyOf),
  }))
  const names = (same ?? []).map(({ name }) => name)
  if (values.json) console.log(JSON.stringify({ output: output.name, changed: lines, same: names }, null, 2))
  else {
    console.log(`${output.name}: ${summary(lines.length > 0, output.since === outputs.publication)}`)
    if (lines.length > 0) console.log(`Changed:\n  ${lines.flatMap((one) => one.lines).join('\n  ')}`)
    console.log(`Same:\n  ${sameLines(names).join('\n  ')}`)
  }
  if (values.diff) console.log(diffOutput(output.name, previousSite(folder), path.resolve(outDir())))
} finally {
  db.close()
}

/** Returns a story as the database has it; undefined if it is none, or has no public page. */
function storyOf(slug: string): Story | undefined {
  const story = db.get('SELECT story FROM stories WHERE slug = ?', slug)?.story
  return typeof story === 'string' ? fromJson<Story>(unsealed(slug, story), root) : undefined
}

/** Says in one sentence what the last build did with a file. */
function summary(isChanged: boolean, hasOtherBytes: boolean): string {
  if (!isChanged) return 'no input changed at the last build.'
  return hasOtherBytes
    ? 'made again by the last build, with other bytes.'
    : 'made again by the last build, with the same bytes.'
}
