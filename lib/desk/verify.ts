import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { filesOf, MANIFEST, sha256 } from '../press/manifest.ts'
import { outDir } from './settings.ts'

/**
 * `npm run verify [folder or address]`: proves that every file of the manifest is there with its bytes; in a folder also
 * that nothing else is. Exit code 1 if not.
 */
const subject = process.argv[2] ?? outDir()
const isAddress = /^https?:\/\//.test(subject)
const faults = isAddress ? await verifySite(new URL(subject.replace(/\/?$/, '/'))) : verifyFolder(subject)
for (const fault of faults) console.log(fault)
console.log(faults.length === 0 ? `${subject} is what was pressed.` : `${faults.length} differences`)
process.exitCode = faults.length === 0 ? 0 : 1

function verifyFolder(folder: string): string[] {
  const manifest = path.join(folder, MANIFEST)
  if (!existsSync(manifest)) return [`There is no ${manifest}.`]
  const listed = parse(readFileSync(manifest, 'utf8'))
  const strays = filesOf(folder).filter((name) => !listed.has(name))
  return [
    ...[...listed].flatMap(([name, digest]) => {
      const file = path.join(folder, name)
      if (!existsSync(file)) return `${name} is missing.`
      return sha256(readFileSync(file)) === digest ? [] : `${name} has other bytes.`
    }),
    ...strays.map((name) => `${name} was not pressed.`),
  ]
}

/** What only a host reads is not served by every host, so it is not asked for. */
async function verifySite(site: URL): Promise<string[]> {
  const manifest = await fetch(new URL(MANIFEST, site))
  if (!manifest.ok) return [`${manifest.url} answers ${manifest.status}.`]
  const faults: string[] = []
  for (const [name, digest] of parse(await manifest.text())) {
    if (/^[._]|\/\.|\.(br|gz)$/.test(name)) continue
    const answer = await fetch(new URL(name.replace(/(^|\/)index\.html$/, '$1'), site))
    if (!answer.ok) faults.push(`${name} answers ${answer.status}.`)
    else if (sha256(new Uint8Array(await answer.arrayBuffer())) !== digest) faults.push(`${name} has other bytes.`)
  }
  return faults
}

function parse(manifest: string): Map<string, string> {
  const lines = manifest.split('\n').filter(Boolean)
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)] as const))
}
