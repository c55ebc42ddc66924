import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '../../lib/language/language.ts'
import { reasonOf } from '../../lib/problem/problem.ts'
import { shellWord } from '../../lib/problem/wording.ts'
import { tryToListen } from '../../lib/server/local-server.ts'
import { packedCode } from '../../lib/settings/installation.ts'
import { contentDir, outDir, withoutPasswords } from '../../lib/settings/settings.ts'
import { browser } from './browser.ts'
import { type Finding, finding } from './finding/finding.ts'

/**
 * Returns the problems of this machine for Masthead. Checks that need a package come last, and run only if packages and
 * content are in order, so this file imports none.
 * @param folder Masthead's own folder
 */
export async function examineMachine(folder: string): Promise<Finding[]> {
  const { env, versions } = process
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const installed = packedCode() ? await nativePackages() : await packages(folder)
  const isComplete = installed.every(({ severity }) => severity !== 'error')
  const content = contentFolder(contentDir())
  const findings = [
    ...installed,
    ...(packedCode() ? outsideArchives('') : nodeVersion(versions.node, optionalDependencies)),
    ...content,
    ...gitHistory(contentDir()),
    ...(isComplete ? await outFolder(outDir()) : []),
    ...siteAddress(env.SITE_URL),
    ...(packedCode() ? [] : browser(env)), // Only tests open pages.
    ...(await freePort(Number(env.PORT || 8080), 'PORT=8081 npm start')),
    ...(env.PORT ? [] : await freePort(3000, 'PORT=3001 npx masthead preview')),
  ]
  if (!isComplete || content.some(({ severity }) => severity === 'error')) return findings
  const { siteIn } = await import('../../lib/cli/site.ts')
  const { publication } = siteIn(contentDir())
  const languages = publication?.languages ?? []
  return [...findings, ...(await cardFonts(languages)), ...(await unreviewedMessages(languages))]
}

/**
 * Checks whether the build knows the URL of the site.
 * @param address SITE_URL
 */
export function siteAddress(address: string | undefined): Finding[] {
  if (!address) return finding('site-url-missing', {})
  const url = URL.parse(address)
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return []
  const isSignedIn = url && (url.username || url.password)
  const problem = isSignedIn ? 'contains a user name or a password' : 'is not an address of the web'
  return finding('site-url-invalid', { address: withoutPasswords(address), problem })
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
    const isTaken = code === 'EADDRINUSE'
    const what = isTaken ? `Another program listens on port ${port}.` : `Port ${port} cannot be used (${code}).`
    return finding('port-taken', { what, command })
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
  const fix = packedCode()
    ? 'Run npx masthead check: it names the font packages to install.'
    : 'Add the script’s @fontsource-variable package, and its name in lib/fonts/card-type.ts.'
  return finding('card-font-missing', {
    languages: others.map(({ tag, script }) => `${tag} (${script})`).join(', '),
    fix,
  })
}

/** Checks whether people have reviewed Masthead’s messages in every language. */
export async function unreviewedMessages(languages: readonly Language[]): Promise<Finding[]> {
  const { hasMessages } = await import('../../lib/language/messages.ts')
  const { readMessages } = await import('../../lib/publication/read-messages.ts')
  const tags = languages.map(({ tag }) => tag)
  const { reviewers } = readMessages(path.resolve(contentDir()), tags)
  const translated = languages.filter(({ tag }) => tag !== 'en' && hasMessages(tag) && !reviewers.has(tag))
  if (translated.length === 0) return []
  return finding('messages-unreviewed', { languages: translated.map(({ tag }) => tag).join(', ') })
}

/**
 * Checks whether there is content to read; `check` reports the problems in it.
 * @param folder CONTENT_DIR
 */
export function contentFolder(folder: string): Finding[] {
  const error = (what: string, fix: string) => finding('content-unreadable', { what, fix })
  const site = path.join(folder, 'site.yaml')
  if (!existsSync(folder)) {
    return error(`There is no content folder ${folder}.`, 'Set CONTENT_DIR to the folder that contains site.yaml.')
  }
  try {
    readdirSync(folder)
    if (existsSync(site)) accessSync(site, constants.R_OK)
  } catch (reason) {
    return error(`The content folder cannot be read: ${reasonOf(reason)}.`, 'Allow this user to read it.')
  }
  if (existsSync(site)) return []
  return error(
    `${folder} contains no site.yaml.`,
    'Set CONTENT_DIR to the folder that contains one, or begin a newspaper: npx masthead init',
  )
}

/**
 * Checks whether Git has the earlier texts of the stories. The build does not need them; `translate` does.
 * @param folder CONTENT_DIR; if it is in no repository, there is nothing to check
 */
export function gitHistory(folder: string): Finding[] {
  const words = ['-C', folder, 'rev-parse', '--is-shallow-repository']
  const { error, stdout } = spawnSync('git', words, { encoding: 'utf8' })
  if (error) return finding('git-missing', {})
  return stdout.trim() === 'true' ? finding('git-shallow', {}) : []
}

/**
 * Checks whether a build may put its folder where the site goes.
 * @param folder OUT_DIR
 */
export async function outFolder(folder: string): Promise<Finding[]> {
  const { refuseForeign } = await import('../../lib/store/out-folder.ts')
  const target = path.resolve(folder)
  const parent = firstExisting(path.dirname(target))
  try {
    refuseForeign(target)
  } catch (reason) {
    return finding('out-occupied', { reason: reasonOf(reason) })
  }
  try {
    accessSync(parent, constants.W_OK)
    if (statSync(parent).isDirectory()) return []
  } catch {} // reported below
  return finding('out-unwritable', { parent, name: path.basename(target) })
}

function firstExisting(folder: string): string {
  return existsSync(folder) ? folder : firstExisting(path.dirname(folder))
}

/** Checks whether the packages are those of package-lock.json, for this machine. It needs no package itself. */
export async function packages(folder: string): Promise<Finding[]> {
  const locked = entriesOf(path.join(folder, 'package-lock.json'))
  const installed = entriesOf(path.join(folder, 'node_modules/.package-lock.json'))
  const others = Object.entries(locked).filter(([name, { version, optional, link }]) => {
    return name.startsWith('node_modules/') && !link && !optional && installed[name]?.version !== version
  })
  const needed = others.filter(([name, { dev, devOptional }]) => !(dev || devOptional) || installed[name])
  if (needed.length > 0) return finding('packages-other', listed(needed))
  return others.length > 0 ? finding('packages-development', listed(others)) : nativePackages()
}

interface Entry {
  readonly version?: string
  /** Whether it is a folder of this repository. */
  readonly link?: boolean
  readonly dev?: boolean
  /** For development, or optional. */
  readonly devOptional?: boolean
  readonly optional?: boolean
}

/** Checks whether the packages that contain machine code were installed for this machine. */
export async function nativePackages(): Promise<Finding[]> {
  try {
    await import('sharp')
    return []
  } catch (error) {
    return finding('packages-system', { reason: reasonOf(error) })
  }
}

/**
 * Warns of archives that a newsroom installs from outside of its folder, which is all that another machine has.
 * @param folder the folder of the newsroom
 */
export function outsideArchives(folder: string): Finding[] {
  const file = path.join(folder, 'package.json')
  const { dependencies = {} } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const outside = Object.values(dependencies).flatMap((from) => {
    const [, archive] = /^file:(.*)/.exec(String(from)) ?? []
    return archive && path.relative(folder, path.resolve(folder, archive)).startsWith('..') ? [archive] : []
  })
  if (outside.length === 0) return []
  const words = (archives: readonly string[]) => archives.map((archive) => shellWord(archive)).join(' ')
  const moved = outside.map((archive) => `./vendor/${path.basename(archive)}`)
  return finding('packages-outside', { archives: outside.join(', '), words: words(outside), moved: words(moved) })
}

function entriesOf(file: string): Readonly<Record<string, Entry>> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** Returns the number of some packages, and the names of the first, for a finding. */
function listed(entries: readonly (readonly [string, Entry])[]) {
  const names = entries.slice(0, 3).map(([name]) => name.replace(/^.*node_modules\//, ''))
  return {
    packages: entries.length === 1 ? '1 package is' : `${entries.length} packages are`,
    names: names.join(', ') + (entries.length > 3 ? ' …' : ''),
  }
}

/**
 * Checks whether the tools run on a Node that they were tested with.
 * @param running `24.21.0`
 * @param optional package.json's optionalDependencies with their versions, which include a Node for each kind of
 * machine
 */
export function nodeVersion(running: string, optional: Readonly<Record<string, string>>): Finding[] {
  const majorOf = (version: string) => version.replace(/\..*/, '')
  const tested = Object.entries(optional).flatMap(([name, version]) => (name.startsWith('node-') ? [version] : []))
  const majors = [...new Set(tested.map(majorOf))].sort()
  if (majors.includes(majorOf(running))) return []
  return finding('node-other', { running, tested: majors.join(' and ') })
}
