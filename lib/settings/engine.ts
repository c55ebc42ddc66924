import { existsSync } from 'node:fs'
import path from 'node:path'

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
