import { readFileSync } from 'node:fs'
import path from 'node:path'
import { contentDir, outDir } from '../settings/settings.ts'
import { browser } from './browser.ts'
import { contentFolder } from './content-folder.ts'
import type { Finding } from './finding.ts'
import { freePort } from './free-port.ts'
import { gitHistory } from './git-history.ts'
import { nodeVersion } from './node-version.ts'
import { outFolder } from './out-folder.ts'
import { packages } from './packages.ts'
import { siteAddress } from './site-address.ts'

/**
 * Returns the problems of this machine for Masthead. Checks that need a package come last, and run only if packages and
 * content are in order, so this file imports none.
 * @param folder Masthead's own folder
 */
export async function examineMachine(folder: string): Promise<Finding[]> {
  const { env, versions } = process
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const installed = await packages(folder)
  const [written, content] = [contentDir(), contentFolder(contentDir())]
  const findings = [
    ...installed,
    ...nodeVersion(versions.node, optionalDependencies),
    ...content,
    ...gitHistory(written),
    ...outFolder(outDir()),
    ...siteAddress(env.SITE_URL),
    ...browser(env),
    ...(await freePort(Number(env.PORT || 8080), 'PORT=8081 npm start')),
    ...(env.PORT ? [] : await freePort(3000, 'PORT=3001 npm run dev')),
  ]
  const isSound = [...installed, ...content].every(({ severity }) => severity === 'warning')
  if (!isSound) return findings
  const { readPublication } = await import('../publication/read-publication.ts')
  const { cardFonts } = await import('./card-fonts.ts')
  const { publication } = readPublication(path.resolve(written))
  return [...findings, ...(await cardFonts(publication?.languages ?? []))]
}
