#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { contentDir } from '../settings/settings.ts'
import { usageError } from './arguments.ts'
import { COMMANDS } from './commands.ts'
import { completionFor, SHELLS } from './completion.ts'

const COMPLETION = 'what teaches bash, zsh or fish these commands, to complete them with Tab'

/**
 * Runs `npx masthead <command>`. Each command is a script in the folder `commands`, which gets the remaining arguments.
 * No package is imported before it is needed, because doctor must start where packages are missing.
 */
async function main([name, ...rest]: readonly string[]): Promise<number> {
  const wantsHelp = rest.includes('--help') || rest.includes('-h')
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return say(helpFor(rest[0]))
  if (name === 'completion' && !wantsHelp) {
    const shell = SHELLS.find((known) => known === rest[0]) ?? usageError(`Name a shell: ${SHELLS.join(', ')}.`)
    return say(completionFor(shell))
  }
  const command = COMMANDS.find((known) => known.name === name)
  if (wantsHelp && (command || name === 'completion')) return say(helpFor(name))
  if (!command) {
    const { didYouMean } = await import('../problem/did-you-mean.ts')
    const nearest = didYouMean(name, [...COMMANDS.map((known) => known.name), 'help', 'completion'])
    return usageError(`There is no command “${name}”.${nearest ? ` Did you mean “${nearest}”?` : ''}`)
  }
  if (command.needsContent && contentDir() === 'content' && !existsSync('content')) {
    const home = path.relative('', path.join(import.meta.dirname, '../..'))
    return usageError(
      `There is no folder “content” here, in ${process.cwd()}. Go to Masthead’s own folder first: cd ${home}`,
    )
  }
  const script = path.join(import.meta.dirname, 'commands', command.file)
  const { status } = spawnSync(process.execPath, [script, ...rest], { stdio: 'inherit' })
  return status ?? 1
}

function say(text: string): number {
  console.log(text)
  return 0
}

function helpFor(name: string | undefined): string {
  const command = COMMANDS.find((known) => known.name === name)
  if (command) {
    return `masthead ${command.name} ${command.usage}\n\n  ${command.summary}\n\nFor example:\n  ${command.example}`
  }
  if (name === 'completion') {
    return `masthead completion ${SHELLS.join('|')}\n\n  ${COMPLETION}\n\nFor example:\n  alias masthead='npx masthead'; source <(npx masthead completion bash)`
  }
  const width = Math.max('completion'.length, ...COMMANDS.map((known) => known.name.length))
  return [
    'masthead <command>',
    '',
    ...COMMANDS.map((known) => `  ${known.name.padEnd(width)}  ${known.summary}`),
    `  ${'completion'.padEnd(width)}  ${COMPLETION}`,
    '',
    'More on one: npx masthead help <command>',
    'Exit codes: 0 all is well; 1 what was looked at has faults; 2 the command was called wrongly.',
    'Colours only on a terminal, and never with NO_COLOR. CONTENT_DIR, OUT_DIR and SITE_URL are explained in docs/commands.md.',
  ].join('\n')
}

process.exitCode = await main(process.argv.slice(2))
