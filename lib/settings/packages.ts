import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { engineFolder } from './engine.ts'

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

/** Returns the versions of the packages with which Masthead was tested, including those that a newsroom may install. */
export function packageVersions(): Readonly<Record<string, string>> {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(manifestFile(), 'utf8'))
  return { ...dependencies, ...peerDependencies }
}

/** Returns the command that installs packages in the versions with which Masthead was tested. */
export function installCommand(names: readonly string[]): string {
  const versions = packageVersions()
  return `npm install ${names.map((name) => `${name}@${versions[name]}`).join(' ')}`
}

function manifestFile(): string {
  return path.join(engineFolder(), 'package.json')
}
