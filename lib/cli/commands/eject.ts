import { cpSync, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { packedCode } from '../../settings/engine.ts'
import { contentDir } from '../../settings/settings.ts'
import { readArguments, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { readSources } from '../init/sources.ts'
import { writeFiles } from '../init/write-files.ts'

/** What a newsroom has of its own, besides its content folder. */
const OWN = ['overrides', 'masthead.config.ts']

/**
 * `npx masthead eject <folder>` makes a new folder with the whole of Masthead’s repository and the content of this
 * newsroom. It replaces no file.
 */
const [folder = usageError('Name a new folder: npx masthead eject ../my-paper-whole')] = readArguments(
  COMMANDS.eject,
).positionals
const packed = packedCode() ?? usageError('This is Masthead’s repository already: edit app, components and lib.')
const target = path.resolve(folder)
const isUsed = existsSync(target) && readdirSync(target).length > 0
if (isUsed) usageError(`${folder} contains files already. Name a new folder.`)
writeFiles(target, readSources(packed))
cpSync(contentDir(), path.join(target, 'content'), { recursive: true })
for (const name of OWN.filter((own) => existsSync(own))) cpSync(name, path.join(target, name), { recursive: true })
console.log(`Masthead’s repository is in ${folder}, with your content.\nNext: cd ${folder} && npm ci && npm start`)
