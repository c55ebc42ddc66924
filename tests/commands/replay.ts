import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A fenced block of a transcript, with what its first line says after the fence. */
const FENCE = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm

/**
 * Does again what a transcript says was done: what stands in a block ```` ```console ```` after a `$` is run, and what stands in a
 * block ```` ```markdown path/to/file ```` is written there. Blocks of other kinds are only to be read.
 * @param folder where it is done; `npx masthead` runs the script that is there
 * @returns the transcript with what the commands print now
 */
export function replay(transcript: string, folder: string): string {
  return transcript.replaceAll(FENCE, (block, kind: string, rest: string, text: string) => {
    const file = rest.trim()
    if (kind === 'markdown' && file) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), text)
    }
    if (kind !== 'console' || file) return block
    const commands = text.split('\n').filter((line) => line.startsWith('$ '))
    const lines = commands.flatMap((line) => [line, run(line.slice(2), folder)]).filter((line) => line !== '')
    return `\`\`\`console\n${lines.join('\n')}\n\`\`\``
  })
}

/** What a command prints on both outputs, without the empty lines at its end, and its exit code where that is not 0. */
function run(command: string, cwd: string): string {
  const name = ['-c', 'user.name=Desk', '-c', 'user.email=desk@news.example']
  const words = command
    .replace('npx masthead', `"${process.execPath}" lib/cli/masthead.ts`)
    .replace(/^git /, `git ${name.join(' ')} `)
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout } = spawnSync(`${words} 2>&1`, { cwd, env, shell: true, encoding: 'utf8' })
  return [stdout.replaceAll(/[ \t]+$/gm, '').trimEnd(), ...(status ? [`(exit code ${status})`] : [])]
    .filter((line) => line !== '')
    .join('\n')
}
