import { readFileSync } from 'node:fs'
import path from 'node:path'
import { folderDigest } from './folder-digest.ts'
import { sha256 } from './sha256.ts'

// The files and folders that decide what a page looks like, apart from the content.
const FILES = ['package-lock.json', 'next.config.ts', 'tailwind.config.ts', 'postcss.config.mjs', 'tsconfig.json']
const FOLDERS = ['app', 'components', 'lib']

/**
 * Returns a digest of the code and of Node's version, as 16 hex digits. Builds with the same digest have the same
 * compiled code.
 */
export function codeDigest(projectDir: string): string {
  const files = FILES.map((name) => sha256(readFileSync(path.join(projectDir, name))))
  const folders = FOLDERS.map((name) => folderDigest(path.join(projectDir, name)))
  return sha256([process.version, ...files, ...folders].join()).slice(0, 16)
}
