import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { contentDir, outDir } from '../settings/settings.ts'

/** The folder that the site goes to: OUT_DIR, or where it leads to if it is a symbolic link. */
export function siteFolder(projectDir: string): string {
  return realFolder(path.resolve(projectDir, outDir()))
}

/** A folder by its real name, be it there or not: two names of one folder must give one lock. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()
  if (isLink) return realFolder(path.resolve(path.dirname(folder), readlinkSync(folder)))
  return path.join(realFolder(path.dirname(folder)), path.basename(folder))
}

/**
 * Makes sure that nothing a build needs is in the folder that it replaces.
 * @throws otherwise, with what to do
 */
export function refuseOverlap(projectDir: string): void {
  const out = siteFolder(projectDir)
  const needed = { CONTENT_DIR: path.resolve(projectDir, contentDir()), 'The project’s folder': projectDir }
  for (const [name, folder] of Object.entries(needed)) {
    const from = path.relative(out, realFolder(folder))
    if (from === '..' || from.startsWith(`..${path.sep}`) || path.isAbsolute(from)) continue
    throw new Error(
      `${name} (${folder}) is in OUT_DIR (${out}), and each build replaces OUT_DIR whole. Choose another OUT_DIR.`,
    )
  }
}
