import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packedCode } from '../settings/engine.ts'
import { ownPackageFile } from '../settings/packages.ts'
import { folderDigest } from './folder-digest.ts'

/**
 * Returns a digest of the code and of Node's version, as 16 hex digits. Builds with the same digest have the same
 * compiled code. A package records the digest of its code when it is made. It is that of the code when this process first
 * asked: it has loaded that code, and reading 700 files again for the same answer takes time.
 */
export function codeDigest(projectDir: string): string {
  const digest = digests.get(projectDir) ?? newDigest(projectDir)
  digests.set(projectDir, digest)
  return digest
}

/** Returns a digest of the packages whose code decides what a build keeps of a story: its cards, its problems and its mail. */
export function packagesDigest(): string {
  const modules = PACKAGES.map((name) => ownPackageFile(name, 'main'))
  return hash('sha256', modules.map((file) => file && folderDigest(path.dirname(file))).join())
}

const PACKAGES = ['cards', 'lint', 'mail'] as const

// The files and folders that decide what a page looks like, apart from the content.
const FILES = ['package-lock.json', 'next.config.ts', 'tailwind.config.ts', 'postcss.config.mjs', 'tsconfig.json']
const FOLDERS = ['app', 'components', 'lib']

const digests = new Map<string, string>()

function newDigest(projectDir: string): string {
  const packed = packedCode()
  if (packed) return digest([readFileSync(packedDigestFile(packed), 'utf8')])
  const files = FILES.map((name) => hash('sha256', readFileSync(path.join(projectDir, name))))
  const folders = FOLDERS.map((name) => folderDigest(path.join(projectDir, name)))
  return digest([...files, ...folders])
}

/** Returns the path of the file in which a package records the digest of its code. */
export function packedDigestFile(folder: string): string {
  return path.join(folder, 'code-digest')
}

function digest(parts: readonly string[]): string {
  return hash('sha256', [process.version, ...parts].join()).slice(0, 16)
}
