import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { engineFolder } from '../../settings/engine.ts'
import { contentDir } from '../../settings/settings.ts'
import { readArguments, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { TO_0_1_0 } from '../upgrade/to-0-1-0.ts'
import { contentVersion, isOlder, type UpgradedFile, upgradeContent } from '../upgrade/upgrade-content.ts'

/**
 * `npx masthead upgrade` brings content to the form that this version of Masthead reads, and prints each changed line.
 * `--dry-run` writes nothing; `--json` prints data.
 */
const CODEMODS = [...TO_0_1_0]

const { values } = readArguments(COMMANDS.upgrade)
const root = path.resolve(contentDir())
if (!existsSync(path.join(root, 'site.yaml'))) usageError(`There is no site.yaml in ${root}.`)
const { version: to } = JSON.parse(readFileSync(path.join(engineFolder(), 'package.json'), 'utf8'))
const from = contentVersion(root)
if (isOlder(to, from))
  usageError(
    `The content is written for Masthead ${from}, and this is ${to}. Install the newer one: npm install masthead@${from}`,
  )
if (!values['dry-run'] && hasUncommitted())
  console.error('Warning: the content has changes that are not committed, so `git diff` will show them, too.')
const { files, unreadable } = upgradeContent(root, from, to, CODEMODS)
if (!values['dry-run']) for (const { name, text } of files) writeFileSync(path.join(root, name), text)
if (values.json) {
  const listed = files.map(({ name, why, changes }) => ({
    file: path.relative('', path.join(root, name)),
    why,
    changes,
  }))
  console.log(JSON.stringify({ from, to, files: listed, unreadable }, null, 2))
} else {
  console.log(
    [`From ${from} to ${to}:`, ...files.map(printFile), ...unreadable.map(printUnreadable), summary()].join('\n\n'),
  )
}
process.exitCode = unreadable.length > 0 ? 1 : 0

function printFile({ name, why, changes }: UpgradedFile): string {
  const file = path.relative('', path.join(root, name))
  const lines = changes.flatMap(({ line, removed, added }) => [
    `${file}:${line}`,
    ...removed.map((text) => `- ${text}`),
    ...added.map((text) => `+ ${text}`),
  ])
  return [...why, ...lines].join('\n')
}

function printUnreadable(name: string): string {
  return `${path.relative('', path.join(root, name))} cannot be parsed, so it is unchanged. See why: npx masthead check`
}

function summary(): string {
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`
  if (values['dry-run']) return `${count} would change. Nothing is written.`
  return files.length === 0
    ? 'Nothing to change.'
    : `${count} changed. Look at them with git diff, then: npx masthead check`
}

/** Whether Git knows of changes in the content folder that are not committed. */
function hasUncommitted(): boolean {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--', '.'], { cwd: root, encoding: 'utf8' })
  return status === 0 && stdout !== ''
}
