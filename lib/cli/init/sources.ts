import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { z } from 'zod'

/**
 * Writes all files of Masthead’s repository, except its content, into one compressed file of the package. It is JSON:
 * the bytes of each file as Latin-1, by its path.
 * @param compiled the folder of the package’s compiled code
 * @throws if the repository is no checkout of Git
 */
export function writeSources(root: string, compiled: string): void {
  const { stdout, status } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error('The package is made from a checkout of Git, which says what belongs to it.')
  const names = stdout.split('\0').filter((name) => name && !name.startsWith('content/'))
  const files = names.map((name) => [name, readFileSync(path.join(root, name), 'latin1')])
  writeFileSync(sourcesFile(compiled), brotliCompressSync(JSON.stringify(Object.fromEntries(files))))
}

/** Returns the files of Masthead’s repository that a package contains, by their paths. */
export function readSources(compiled: string): ReadonlyMap<string, Uint8Array> {
  const text = brotliDecompressSync(readFileSync(sourcesFile(compiled))).toString()
  const files = z.record(z.string(), z.string()).parse(JSON.parse(text))
  return new Map(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes, 'latin1')]))
}

function sourcesFile(compiled: string): string {
  return path.join(compiled, 'sources.json.br')
}
