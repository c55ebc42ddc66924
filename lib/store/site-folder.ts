import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { contentDir, outDir } from '../settings/settings.ts'

/** Returns the folder into which the site is built: OUT_DIR, or its target if it is a symbolic link. */
export function siteFolder(projectDir: string): string {
  return realFolder(path.resolve(projectDir, outDir()))
}

/** Returns the real path of a folder, even if it does not exist: two paths of one folder must have the same lock. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTDIR') return folder // One of its parents is a file: who uses it says so.
    if (code !== 'ENOENT') throw error
  }
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()
  if (isLink) return realFolder(path.resolve(path.dirname(folder), readlinkSync(folder)))
  return path.join(realFolder(path.dirname(folder)), path.basename(folder))
}

/** Whether a folder is another one or in it, by their real paths. */
export function isWithin(folder: string, other: string): boolean {
  const from = path.relative(other, folder)
  return from !== '..' && !from.startsWith(`..${path.sep}`) && !path.isAbsolute(from)
}

/**
 * Checks that the folder that a build replaces does not contain the content or the project.
 * @throws otherwise, with a remedy in the message
 */
export function refuseOverlap(projectDir: string): void {
  const out = siteFolder(projectDir)
  const needed = { CONTENT_DIR: path.resolve(projectDir, contentDir()), 'The project’s folder': projectDir }
  for (const [name, folder] of Object.entries(needed)) {
    if (!isWithin(realFolder(folder), out)) continue
    throw new Error(
      `${name} (${folder}) is in OUT_DIR (${out}), and each build replaces OUT_DIR whole. Choose another OUT_DIR.`,
    )
  }
}
