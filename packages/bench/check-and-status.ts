import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { contentCacheFolder } from '../../lib/store/cache-folder.ts'
import { seedText, WORK } from './build-archive.ts'
import { generateStories } from './generate-stories.ts'
import { makeNewsroom } from './newsroom.ts'

/**
 * `node packages/bench/check-and-status.ts [--stories 10000]` measures how long an editor waits. It generates stories
 * in two languages, and runs `check` and `status` on them with an empty cache (cold), again (warm), and after one edit.
 * It prints a line for each run, with the times that the command itself prints.
 */
const { values } = parseArgs({ options: { stories: { type: 'string', default: '10000' } } })
const content = path.join(WORK, 'check-and-status')
const stories = path.join(content, 'stories')
const languages = ['en', 'ru']

makeNewsroom(content, languages)
generateStories(stories, { stories: Number(values.stories), languages }, seedText().replaceAll(/["“”]/g, ''))
for (let number = 1; number <= Number(values.stories); number++) {
  const file = path.join(stories, `story-${String(number).padStart(5, '0')}`, 'ru.md')
  writeFileSync(file, inOtherLetters(readFileSync(file, 'utf8')))
}
for (const command of ['check', 'status']) {
  rmSync(contentCacheFolder('.', content), { recursive: true })
  run(command, 'cold')
  run(command, 'warm')
  const edited = path.join(stories, 'story-00001/en.md')
  writeFileSync(edited, `${readFileSync(edited, 'utf8')}\n`)
  run(command, 'after an edit')
}
rmSync(content, { recursive: true })

/** A translation that no check takes for the original: its text in other letters, its numbers as they were. */
function inOtherLetters(markdown: string): string {
  const [, head = '', body = ''] = /^(---.*?\n---\n)(.*)$/s.exec(markdown) ?? []
  const letters = 'абцдефгхийклмнопярстувшжыз'
  const other = body.replaceAll(/(?<![\w(:/.])[a-z]+/gi, (word) =>
    word.toLowerCase().replaceAll(/[a-z]/g, (letter) => letters[letter.charCodeAt(0) - 97] ?? ''),
  )
  return head + other
}

function run(command: string, when: string): void {
  const env = { ...process.env, CONTENT_DIR: content }
  const options = { env, encoding: 'utf8', maxBuffer: 2 ** 30 } as const
  const { stdout, stderr } = spawnSync(process.execPath, ['lib/cli/masthead.ts', command, '--timing'], options)
  console.log(`${command}, ${when}: ${stderr.trim()}; ${stdout.length} characters printed`)
}
