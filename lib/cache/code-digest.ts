import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// The files and folders that decide what a page looks like, apart from the content.
const FILES = ['package-lock.json', 'next.config.ts', 'tailwind.config.ts', 'postcss.config.mjs', 'tsconfig.json']
const FOLDERS = ['app', 'components', 'lib']

/**
 * Returns a digest of the code and of Node's version, as 16 hex digits. Builds with the same digest have the same
 * compiled code.
 */
export function codeDigest(projectDir: string): string {
  const hash = createHash('sha256').update(process.version)
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(projectDir, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(projectDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
  )
  for (const file of [...FILES, ...files].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(projectDir, file)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}
