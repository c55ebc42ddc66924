import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '../../lib/language/language.ts'
import { tryToListen } from '../../lib/server/local-server.ts'
import { packedCode } from '../../lib/settings/engine.ts'
import { contentDir, outDir } from '../../lib/settings/settings.ts'
import { withoutPasswords } from '../../lib/settings/without-passwords.ts'
import { browser } from './browser.ts'
import { type Finding, oneError, oneWarning } from './finding/finding.ts'
import { contentFolder, gitHistory, outFolder } from './folders.ts'
import { nativePackages, nodeVersion, outsideArchives, packages } from './packages.ts'

/**
 * Returns the problems of this machine for Masthead. Checks that need a package come last, and run only if packages and
 * content are in order, so this file imports none.
 * @param folder Masthead's own folder
 */
export async function examineMachine(folder: string): Promise<Finding[]> {
  const { env, versions } = process
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const installed = packedCode() ? await nativePackages() : await packages(folder)
  const content = contentFolder(contentDir())
  const findings = [
    ...installed,
    ...(packedCode() ? outsideArchives('') : nodeVersion(versions.node, optionalDependencies)),
    ...content,
    ...gitHistory(contentDir()),
    ...outFolder(outDir()),
    ...siteAddress(env.SITE_URL),
    ...browser(env),
    ...(await freePort(Number(env.PORT || 8080), 'PORT=8081 npm start')),
    ...(env.PORT ? [] : await freePort(3000, 'PORT=3001 npm run dev')),
  ]
  if ([...installed, ...content].some(({ severity }) => severity === 'error')) return findings
  const { readPublication } = await import('../../lib/publication/read-publication.ts')
  const { publication } = readPublication(path.resolve(contentDir()))
  const languages = publication?.languages ?? []
  return [...findings, ...(await cardFonts(languages)), ...(await unreviewedMessages(languages))]
}

/**
 * Checks whether the build knows the URL of the site.
 * @param address SITE_URL
 */
export function siteAddress(address: string | undefined): Finding[] {
  const fix = 'Build with the address that readers use: SITE_URL=https://news.example/ npm run build'
  if (!address) {
    const why = 'The site works, but has no canonical addresses, hreflang, cards or sitemaps.'
    return oneWarning('site-url-missing', 'SITE_URL is not set.', why, fix)
  }
  const url = URL.parse(address)
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return []
  const isSignedIn = url && (url.username || url.password)
  const problem = isSignedIn ? 'contains a user name or a password' : 'is no address of the web'
  const what = `SITE_URL is “${withoutPasswords(address)}”, which ${problem}.`
  return oneError('site-url-invalid', what, 'A build fails, or names wrong addresses.', fix)
}

/**
 * Checks whether a command can listen on its port.
 * @param command the command that would listen there, with a free port as its example: `PORT=8081 npm start`
 */
export async function freePort(port: number, command: string): Promise<Finding[]> {
  try {
    await tryToListen({ host: '127.0.0.1', port, command })
    return []
  } catch (error) {
    const { code } = Object(error instanceof Error && error.cause)
    return oneWarning(
      'port-taken',
      code === 'EADDRINUSE' ? `Another program listens on port ${port}.` : `Port ${port} cannot be used (${code}).`,
      'The site could not be shown there. The program may be this site, still running from before.',
      `Stop it, or choose another port: ${command}`,
    )
  }
}

/** Checks whether the installed fonts can draw the cards of every language, by the name of the language in itself. */
export async function cardFonts(languages: readonly Language[]): Promise<Finding[]> {
  const { packageOf } = await import('../../lib/library/package-of.ts')
  const cards = await packageOf('cards')
  if (!cards) return []
  const areDrawn = await Promise.all(languages.map((language) => cards.drawsText(language.endonym, language)))
  const others = languages.filter((_, index) => !areDrawn[index])
  if (others.length === 0) return []
  return oneWarning(
    'card-font-missing',
    `No font draws ${others.map(({ tag, script }) => `${tag} (${script})`).join(', ')} on cards.`,
    'A link that is shared in that language shows only the publication’s name and the cover.',
    packedCode()
      ? 'Run npx masthead check: it names the font packages to install.'
      : 'Add the script’s @fontsource-variable package, and its name in lib/fonts/card-type.ts.',
  )
}

/** Checks whether people have reviewed Masthead’s messages in every language. */
export async function unreviewedMessages(languages: readonly Language[]): Promise<Finding[]> {
  const { hasMessages, REVIEWED } = await import('../../lib/language/messages.ts')
  const translated = languages.filter(({ tag }) => tag !== 'en' && hasMessages(tag) && !REVIEWED.includes(tag))
  if (translated.length === 0) return []
  return oneWarning(
    'messages-unreviewed',
    `Machines translated the texts of the interface into ${translated.map(({ tag }) => tag).join(', ')}.`,
    'No person who speaks the language has reviewed them: buttons and notices may be wrong or sound odd.',
    'Have somebody read them on a page, and write better ones into messages/<tag>.json, beside site.yaml.',
  )
}
