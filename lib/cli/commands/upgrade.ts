import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { engineVersion } from '../../settings/installation.ts'
import { contentDir } from '../../settings/settings.ts'
import { readArguments, usageError } from '../command.ts'
import { coreCommands } from '../commands.ts'
import { contentVersion, isOlder, upgradeContent } from '../upgrade-content.ts'

/**
 * `npx masthead upgrade` brings content to the form that this version of Masthead reads, and names the changed files.
 */
readArguments(coreCommands.upgrade)
const root = contentDir()
const version = engineVersion()
if (!existsSync(path.join(root, 'site.yaml'))) usageError(`There is no site.yaml in ${path.resolve(root)}.`)
const from = contentVersion(root)
if (isOlder(version, from)) usageError(`The content is for a newer Masthead: npm install masthead@${from}`)
const changed = upgradeContent(root, version, [])
for (const [name, text] of changed) writeFileSync(path.join(root, name), text)
console.log([`From ${from} to ${version}:`, ...changed.keys()].join('\n'))
