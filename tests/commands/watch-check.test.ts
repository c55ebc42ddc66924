import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { writeNewsroom } from '../content/newsroom.ts'

// It starts a process, and that one for each save.
vi.setConfig({ testTimeout: 120_000 })

const task = z.object({
  command: z.string(),
  problemMatcher: z.object({
    background: z.object({ beginsPattern: z.string(), endsPattern: z.string() }),
    pattern: z.tuple([z.object({ regexp: z.string() }), z.object({ regexp: z.string() })]),
  }),
})
const file = readFileSync('.vscode/tasks.json', 'utf8').replaceAll(/^\s*\/\/.*$/gm, '')
const { tasks } = z.object({ tasks: z.array(z.unknown()) }).parse(JSON.parse(file))
const { command, problemMatcher } = task.parse(tasks[0])
const [head, message] = problemMatcher.pattern.map(({ regexp }) => new RegExp(regexp))
const begins = new RegExp(problemMatcher.background.beginsPattern)
const ends = new RegExp(problemMatcher.background.endsPattern)

it('the task of VS Code finds each problem after each save, by file, line, column, rule, severity and message', async () => {
  expect(command).toBe('npm run check -- --watch')
  const root = writeNewsroom({ 'pages/terms/ar.md': undefined })
  const story = path.join(root, 'stories/harvest/en.md')
  const sound = readFileSync(story, 'utf8')
  const env = { ...process.env, CONTENT_DIR: root }
  const watching = spawn(process.execPath, ['lib/cli/commands/check.ts', '--watch'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    watching.kill()
  })
  const rounds = roundsOf(watching)
  const untranslated = ['content/pages/terms/ar.md', '1', '1', 'page-untranslated', 'warning', expect.any(String)]
  expect(await roundOf(rounds, 1)).toEqual([untranslated])
  writeFileSync(story, sound.replace('title:', 'titel:'))
  const [at, missing, unknown] = [
    'content/stories/harvest/en.md',
    'The key “title” is missing.',
    'The key “titel” is not known.',
  ]
  expect(await roundOf(rounds, 3)).toEqual([
    [at, '2', '1', 'key-missing', undefined, missing],
    [at, '2', '1', 'key-unknown', undefined, unknown],
    untranslated,
  ])
  writeFileSync(story, sound)
  expect(await roundOf(rounds, 1)).toEqual([untranslated])
})

/** What VS Code would list after each round. */
async function* roundsOf({ stdout }: ChildProcess) {
  let found: (string | undefined)[][] | undefined
  let before = ''
  let rest = ''
  for await (const part of stdout ?? []) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const place = head?.exec(before)
      if (place) found?.push([...place.slice(1), message?.exec(line)?.[1]])
      if (begins.test(line)) found = []
      if (ends.test(line)) yield found
      before = line
    }
  }
}

/** The next round that finds so many problems: one save may come as several events. */
async function roundOf(rounds: ReturnType<typeof roundsOf>, problems: number) {
  for (;;) {
    const { value, done } = await rounds.next()
    if (done) throw new Error('It has stopped.')
    if (value?.length === problems) return value
  }
}
