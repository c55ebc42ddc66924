import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../../problem/problem.ts'
import { filesOf, MANIFEST, parseManifest } from '../../store/manifest.ts'

/**
 * Returns the differences between a folder and its manifest: files that are missing, have other bytes, or are not in
 * the manifest.
 */
export function verifyFolder(folder: string): string[] {
  const manifest = path.join(folder, MANIFEST)
  if (!existsSync(manifest)) {
    return [`There is no ${manifest}. Build the site first, or name the folder or address that has it.`]
  }
  const listed = parseManifest(readFileSync(manifest, 'utf8'))
  const strays = filesOf(folder).filter((name) => !listed.has(name))
  // `masthead publish` keeps its own records in the folders that it publishes to.
  return [
    ...[...listed].flatMap(([name, digest]) => {
      const file = path.join(folder, name)
      if (!existsSync(file)) return `${name} is missing.`
      return hash('sha256', readFileSync(file)) === digest ? [] : `${name} differs from what was built.`
    }),
    ...strays.filter((name) => !/^\.masthead-/.test(name)).map((name) => `${name} was not built.`),
  ]
}

/**
 * Returns the differences between a served site and its manifest. It does not request files that only a host reads.
 * @param site the URL of the site, with a slash at the end
 */
export async function verifySite(site: URL): Promise<string[]> {
  const manifest = await fetch(new URL(MANIFEST, site)).catch(reasonOf)
  if (typeof manifest === 'string') return [`${site.href} does not answer: ${manifest}`]
  if (!manifest.ok) return [`${manifest.url} answers ${manifest.status}.`]
  const differences: string[] = []
  for (const [name, digest] of parseManifest(await manifest.text())) {
    if (/^(?!\.well-known\/)[._]|\/\.|\.(br|gz)$|(^|\/)404\.html$/.test(name)) continue
    const answer = await fetch(new URL(name.replace(/(^|\/)index\.html$/, '$1'), site))
    if (!answer.ok && answer.status !== 410) differences.push(`${name} answers ${answer.status}.`)
    else if (hash('sha256', new Uint8Array(await answer.arrayBuffer())) !== digest)
      differences.push(`${name} has other bytes.`)
  }
  return differences
}
