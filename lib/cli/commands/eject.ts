import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { OVERRIDES } from '../../build/compile/overrides.ts'
import { CONFIG, readNewsroomConfig } from '../../build/newsroom/newsroom-config.ts'
import { packedCode } from '../../settings/engine.ts'
import { contentDir } from '../../settings/settings.ts'
import { toRecord, type Values } from '../../source/is-record.ts'
import { readArguments, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { readSources } from '../init/sources.ts'
import { writeFiles } from '../init/write-files.ts'

/**
 * `npx masthead eject <folder>` makes a new folder with the whole of Masthead’s repository and the content of this
 * newsroom, with its own code. It replaces no file.
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
const { bundle } = await readNewsroomConfig(path.resolve(contentDir()))
const imported = bundle?.files.filter((name) => !/^\.\.|(?:^|\/)node_modules\//.test(name)) ?? []
for (const name of new Set([OVERRIDES, CONFIG, ...imported])) {
  if (existsSync(name)) cpSync(name, path.join(target, name), { recursive: true })
}
console.log(`Masthead’s repository is in ${folder}, with your content.`)
const missing = packagesBeyond(path.join(target, 'package.json'))
if (missing.length > 0) console.log(`Your own code may need packages: npm install ${missing.join(' ')}`)
console.log(`Next: cd ${folder} && npm ci && npm start`)

/** Returns the packages of the newsroom that a package.json does not name, with their versions. */
function packagesBeyond(manifest: string): string[] {
  const [whole, own] = [dependenciesIn(manifest), dependenciesIn('package.json')]
  const others = Object.entries(own).filter(([name]) => name !== 'masthead' && !(name in whole))
  return others.map(([name, version]) => `${name}@${version}`)
}

function dependenciesIn(manifest: string): Values {
  const { dependencies, devDependencies } = toRecord(existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')))
  return { ...toRecord(dependencies), ...toRecord(devDependencies) }
}
