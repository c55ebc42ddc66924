import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes files into a folder, without replacing one that exists. All are written to a temporary folder first, so that
 * an error leaves no half of them behind.
 * @param files the contents by their paths in the folder
 * @returns the paths of the files that existed and are left alone
 * @throws if a file cannot be written
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): string[] {
  const existing = [...files.keys()].filter((name) => existsSync(path.join(folder, name)))
  const missing = [...files].filter(([name]) => !existing.includes(name))
  for (const [name] of missing) requireFolder(path.dirname(path.join(folder, name)))
  const isNew = !existsSync(folder)
  const parent = isNew ? path.dirname(folder) : folder
  mkdirSync(parent, { recursive: true })
  const staging = mkdtempSync(path.join(parent, '.masthead-init-'))
  try {
    const written = path.join(staging, 'newsroom')
    for (const [name, text] of missing) {
      const file = path.join(written, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    if (isNew) renameSync(written, folder)
    else if (missing.length > 0) cpSync(written, folder, { recursive: true, force: false })
    return existing
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** @throws if a path, or the nearest one above it that exists, is no folder */
function requireFolder(place: string): void {
  let nearest = place
  while (!existsSync(nearest)) nearest = path.dirname(nearest)
  if (statSync(nearest).isDirectory()) return
  throw new Error(`${nearest} is a file, where a folder is needed. Rename it, then run the command again.`)
}
