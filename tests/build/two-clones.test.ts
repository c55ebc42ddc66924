import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { PUBLICATION } from '../fixtures/publication.ts'
import { copyProject } from './copy-project.ts'
import { dispatch } from './newsroom.ts'

// More than are rendered without threads.
const STORIES = 60

test('a clone in another folder, years later, on one core, with another time zone, language and umask, builds the same bytes', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'masthead-clones-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }), 300_000)

  const content = write(path.join(home, 'one/content'))
  const here = build('.', {
    CONTENT_DIR: content,
    OUT_DIR: path.join(home, 'one/out'),
    TZ: 'America/St_Johns',
    LANG: 'C',
  })

  const folder = clone(path.join(home, 'a second/clone, much deeper/in the tree'))
  rmSync(path.join(folder, 'content'), { recursive: true })
  write(path.join(folder, 'content'))
  const there = build(folder, { ...elsewhere(home), TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' }, [
    'umask 077',
    ONE_CORE,
  ])

  expect(there).toBe(here)
  expect(here.split('\n').length).toBeGreaterThan(STORIES)
})

/** A shell's way to one core, where there is one. */
const ONE_CORE = 'command -v taskset >/dev/null && taskset -p 1 $$ >/dev/null'

/** A clock that is wrong by ten years, in every process and thread. */
function elsewhere(home: string): Record<string, string> {
  const clock = path.join(home, 'clock.mjs')
  writeFileSync(
    clock,
    `const Real = Date
globalThis.Date = class Date extends Real {
  constructor(...given) { given.length ? super(...given) : super(Date.now()) }
  static now() { return Real.now() + 3650 * 86400000 }
}
`,
  )
  return { NODE_OPTIONS: `--import=${clock}` }
}

/** The publication as it is, and more stories. */
function write(content: string): string {
  cpSync(PUBLICATION, content, { recursive: true })
  for (let number = 1; number <= STORIES; number++) {
    const story = path.join(content, `stories/dispatch-${number}`)
    mkdirSync(story)
    writeFileSync(path.join(story, 'en.md'), dispatch(number, 'Dispatch'))
  }
  return content
}

/** The project as somebody else would get it, and what `npm ci` installs. */
function clone(folder: string): string {
  copyProject(folder)
  // Links are quicker than copies, where the disk allows them.
  const modules = path.join(folder, 'node_modules')
  if (spawnSync('cp', ['-al', 'node_modules', modules]).status !== 0)
    cpSync('node_modules', modules, { recursive: true })
  return folder
}

/** @returns the manifest: equal manifests are equal sites */
function build(cwd: string, settings: Readonly<Record<string, string>>, before: readonly string[] = []): string {
  const env = { ...process.env, SITE_URL: 'https://masthead.example/', PRECOMPRESS: 'on', ...settings }
  const command = [...before, `exec "${process.execPath}" lib/cli/commands/build.ts`].join('; ')
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8', env })
  if (status !== 0) throw new Error(stdout + stderr)
  return readFileSync(path.join(settings.OUT_DIR ?? path.join(cwd, 'out'), 'SHA256SUMS'), 'utf8')
}
