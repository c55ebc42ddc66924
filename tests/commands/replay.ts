import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The script that `npx masthead` runs. */
export const MASTHEAD = path.resolve('lib/cli/masthead.ts')

/** A fenced block of a transcript, with what its first line says after the fence. */
const FENCE = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm

/**
 * Does again what a transcript says was done: what stands in a block ```` ```console ```` after a `$` is run, and what
 * stands in a block ```` ```markdown path/to/file ```` is written there, in ```` ```markdown path/to/file line 9 ````
 * as that line, in
 * ```` ```yaml path/to/file ```` in place of its key. Blocks of other kinds are only to be read.
 * @param folder where it is done; `npx masthead` runs the script of this checkout
 * @returns the transcript with what the commands print now
 */
export function replay(transcript: string, folder: string): string {
  return transcript.replaceAll(FENCE, (block, kind: string, rest: string, text: string) => {
    const file = rest.trim()
    const [name = '', line] = file.split(' line ')
    if (['markdown', 'yaml'].includes(kind) && file) write(path.join(folder, name), text, Number(line))
    if (kind !== 'console' || file) return block
    const commands = text.split('\n').filter((line) => line.startsWith('$ '))
    const lines = commands.flatMap((line) => [line, run(line.slice(2), folder)]).filter((line) => line !== '')
    return `\`\`\`console\n${lines.join('\n')}\n\`\`\``
  })
}

/**
 * Writes a text where a person would: the whole of a file of Markdown, or one line of it; in YAML, in place of the key
 * with which the text begins, and of what is under it.
 */
function write(file: string, text: string, line: number): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [key = ''] = text.split('\n')
  const isKey = file.endsWith('.yaml')
  const lines = before.split('\n')
  const after = isKey
    ? before.replace(new RegExp(`^${key}\\n(?: +.*\\n)*`, 'm'), text)
    : line
      ? lines.with(line - 1, text.trimEnd()).join('\n')
      : text
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, after)
}

/** What a command prints on both outputs, without the empty lines at its end, and its exit code where that is not 0. */
function run(command: string, cwd: string): string {
  const words = command.replace('npx masthead', `"${process.execPath}" "${MASTHEAD}"`)
  const author = { GIT_AUTHOR_NAME: 'Desk', GIT_AUTHOR_EMAIL: 'desk@news.example' }
  const committer = { GIT_COMMITTER_NAME: 'Desk', GIT_COMMITTER_EMAIL: 'desk@news.example' }
  // A port that nobody listens on, because doctor names those that are taken.
  const env = { ...process.env, ...author, ...committer, NO_COLOR: '1', PORT: '18097' }
  const { status, stdout } = spawnSync(`${words} 2>&1`, { cwd, env, shell: true, encoding: 'utf8' })
  return [stdout.replaceAll(/[ \t]+$/gm, '').trimEnd(), ...(status ? [`(exit code ${status})`] : [])]
    .filter((line) => line !== '')
    .join('\n')
}
