import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { anything, readJson, toRecord } from './read-json.ts'
import { wantsCards } from './settings.ts'

/**
 * Returns the folder of Masthead’s own files: a checkout of its repository, or the installed package.
 * @example
 * engineFolder() // => process.cwd()
 */
export function engineFolder(): string {
  return process.env.MASTHEAD_ENGINE ?? process.cwd()
}

// Bundled code has no folder of its own. It finds the engine by what this file, where it is not bundled, records here.
if (import.meta.dirname) process.env.MASTHEAD_ENGINE = path.resolve(import.meta.dirname, '../..')

/** Returns the folder of the package’s compiled code. A checkout has none: it compiles its code itself. */
export function packedCode(): string | undefined {
  const folder = path.join(engineFolder(), 'compiled')
  return existsSync(folder) ? folder : undefined
}

/** Returns the folder of the newsroom: the current folder, or the checkout if Masthead runs from one. */
export function newsroomFolder(): string {
  return packedCode() ? process.cwd() : engineFolder()
}

/** The parts of Masthead that are packages of their own, `@masthead/…`. */
export type OwnPackage =
  | 'cards'
  | 'cms'
  | 'doctor'
  | 'import'
  | 'init'
  | 'lint'
  | 'mail'
  | 'preview'
  | 'publish'
  | 'scale'
  | 'translate'

/** Returns the path of a package’s file, such as `sharp` or `sharp/package.json`; undefined if it is not installed. */
export function packageFile(name: string): string | undefined {
  try {
    return createRequire(manifestFile()).resolve(name)
  } catch {
    return undefined
  }
}

/**
 * Loads a package that a newsroom may install.
 * @throws if it is not installed
 */
export function loadPackage(name: string) {
  return createRequire(manifestFile())(name)
}

/**
 * Returns the path of a module of one of Masthead’s own packages. A checkout has all of them, in its folder `packages`.
 * @returns undefined if the newsroom has not installed the package
 * @example ownPackageFile('doctor', 'doctor') // /newsroom/node_modules/@masthead/doctor/doctor.js
 */
export function ownPackageFile(name: OwnPackage, module: string): string | undefined {
  if (packedCode()) return packageFile(`@masthead/${name}/${module}`)
  return path.join(engineFolder(), 'packages', name, `${module}.ts`)
}

/**
 * Whether the build draws a card for each page that can be shared: if the package is installed, except with CARDS=off.
 */
export function drawsCards(): boolean {
  return wantsCards() && ownPackageFile('cards', 'main') !== undefined
}

/** Returns the versions of the packages with which Masthead was tested, including those that a newsroom may install. */
export function packageVersions(): Readonly<Record<string, string>> {
  const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(readFileSync(manifestFile(), 'utf8'))
  return { ...dependencies, ...optionalDependencies, ...peerDependencies }
}

/** Returns the version of this Masthead. */
export function engineVersion(): string {
  return String(JSON.parse(readFileSync(manifestFile(), 'utf8')).version)
}

/**
 * Returns the command that installs packages in the versions with which Masthead was tested. A newsroom whose Masthead
 * is an archive, as docs/start.md makes it, gets the other packages of Masthead from the same folder.
 */
export function installCommand(names: readonly string[]): string {
  const versions = packageVersions()
  const archives = archivesFolder()
  const wanted = names.map((name) => {
    const version = versions[name]
    const [, part] = /^@masthead\/(.+)/.exec(name) ?? []
    return part && archives ? `${archives}/masthead-${part}-${version}.tgz` : `${name}@${version}`
  })
  return `npm install ${wanted.join(' ')}`
}

/**
 * Returns the folder of the archive that the newsroom has as its dependency `masthead`; undefined if it is no archive.
 */
function archivesFolder(): string | undefined {
  const file = path.join(newsroomFolder(), 'package.json')
  if (!existsSync(file)) return undefined
  const { dependencies, devDependencies } = toRecord(readJson(anything, readFileSync(file)))
  const { masthead } = { ...toRecord(devDependencies), ...toRecord(dependencies) }
  const [, archive] = /^file:(.+\.tgz)$/.exec(String(masthead)) ?? []
  return archive && `./${path.posix.dirname(archive)}`
}

function manifestFile(): string {
  return path.join(engineFolder(), 'package.json')
}
