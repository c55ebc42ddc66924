import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync, constants } from 'node:zlib'
import type { Overrides } from '../../newsroom/overrides.ts'
import { type Problem, START } from '../../problem/problem.ts'
import { OVERRIDES } from '../../publication/content-names.ts'
import type { Publication } from '../../publication/publication.ts'
import { readPublication } from '../../publication/read-publication.ts'
import { THEME } from '../../publication/read-theme.ts'
import { nameOf } from '../../source/source-file.ts'
import { type ContentCache, precompress } from '../../store/content-cache.ts'
import type { Database } from '../../store/database.ts'
import { filesOf, MANIFEST, writeManifest } from '../../store/manifest.ts'
import { refuseForeign, replaceFolder, siteFolder } from '../../store/out-folder.ts'
import type { Outputs } from '../../store/outputs.ts'
import { type KnownSite, SiteFolders } from '../../store/site-folders.ts'
import type { Compiled } from '../page/compiled.ts'
import { type BuildRun, withBuildRun } from '../render/build-run.ts'
import { noteRendered, renderArchive } from '../render/render-archive.ts'
import { makeSite, siteContext } from './make-site.ts'

/**
 * Builds the site: looks for what has changed, reads and renders it, makes the files of the site that depend on it, and
 * publishes the site when it is complete. A first build finds that everything has changed.
 * @param compiled settles when the code is compiled; stories are read meanwhile
 * @param listed the stories whose files may have changed since the last build; by default all
 * @returns the warnings
 * @throws ContentError if the content has errors; the published site then does not change
 */
export function buildSite(
  projectDir: string,
  compiled: Promise<unknown>,
  listed?: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  return withBuildRun(projectDir, compiled, (run) => buildRun(projectDir, run), listed)
}

async function buildRun(projectDir: string, run: BuildRun): Promise<readonly Problem[]> {
  const { db, rows, outputs, workers, reading, overrides, timing } = run
  const { cache, root } = reading
  const isFirst = outputs.publication === 0
  const rendered = await renderArchive(run)
  const { rendering, library, problems } = rendered
  // Before the rest is made: that leaves this thread no time to start another.
  await workers.close()
  await makeSite(run, rendered, siteContext(rendering, library, db, rows, run.state))
  const heavy = outputs.heavyPages(MOST_PAGE_BYTES)
  const { publication } = library
  const warnings = [
    ...problems,
    ...heavyPages(root, publication.theme, heavy),
    ...heavyOffers(root, publication, heavy, (file) => cache.read(file)),
    ...(overrides ? heavyOverrides(overrides, rendering.assembly.compiled, heavy) : []),
  ]
  noteRendered(run)
  await publish(projectDir, db, outputs, cache, run.listed === undefined)
  timing.step('published')
  if (isFirst) cache.keepOnly(outputs.digests())
  outputs.tidy(cache)
  db.commit()
  timing.step('cache tidied')
  return warnings
}

/**
 * Publishes the outputs: gives those that have changed to the generation of the site that is not served, and exchanges
 * it for the one that is. If any step fails, OUT_DIR does not change. Nothing happens if the served folder has just
 * these files.
 * @param looksEverywhere whether to look for damage in the generation that is not served
 */
export async function publish(
  projectDir: string,
  db: Database,
  outputs: Outputs,
  cache: ContentCache,
  looksEverywhere: boolean,
): Promise<void> {
  const target = siteFolder(projectDir)
  const folders = new SiteFolders(db, outputs, cache)
  outputs.replaceLinks(cache.replaced)
  const served = folders.known(target)
  if (served && isServed(target, served, folders, outputs)) return
  const next = outputs.published()
  const fill = (folder: string) => folders.fill(folder, next, folders.known(folder), looksEverywhere)
  const refuse = (folder: string) => {
    if (!served && !folders.isOwn(folder)) refuseForeign(folder)
  }
  await replaceFolder(target, refuse, fill, cache.previousSite)
  // Copies cannot be exchanged for links: a generation on another disk is of no use.
  if (cache.hasCopied) rmSync(cache.previousSite, { recursive: true, force: true })
  else fillSpare(target, next, folders, outputs, cache)
  folders.keepOnly([target, cache.previousSite])
}

/**
 * Whether the served folder has just the files of the site.
 * @throws if it has files that Masthead did not make
 */
function isServed(target: string, served: KnownSite, folders: SiteFolders, outputs: Outputs): boolean {
  const look = folders.look(target, served)
  if (look.foreign.length > 0) refuseForeign(target)
  folders.stamp(served, look)
  const isRight = [look.wrong, look.lost, look.foreign].every((names) => names.length === 0)
  return isRight && outputs.changedAfter(served.publication).length === 0
}

/**
 * Fills the generation of the site that the next build changes, if there is none: after the first publication. So the
 * first edit costs no more than a later one. The site is published already, so an error here, such as a full disk, ends
 * no build.
 */
function fillSpare(
  target: string,
  publication: number,
  folders: SiteFolders,
  outputs: Outputs,
  cache: ContentCache,
): void {
  const spare = cache.previousSite
  if (existsSync(spare) || process.platform === 'win32') return
  try {
    if (!isLinkedCopy(target, spare)) {
      mkdirSync(spare)
      for (const file of outputs.all()) cache.put(file, spare)
    }
    copyFileSync(path.join(target, MANIFEST), path.join(spare, MANIFEST))
    folders.filled(spare, publication)
  } catch {
    rmSync(spare, { recursive: true, force: true })
  }
}

/**
 * Copies a site by hard links, all but its manifest; false if that failed. One cp is faster than a call of Node for
 * each file.
 */
function isLinkedCopy(site: string, copy: string): boolean {
  if (process.platform !== 'linux') return false
  const { status } = spawnSync('cp', ['--archive', '--link', '--no-target-directory', site, copy], { stdio: 'ignore' })
  rmSync(status === 0 ? path.join(copy, MANIFEST) : copy, { recursive: true, force: true })
  return status === 0
}

/** Publishes Next's own export instead of Masthead's pages, for comparison. */
export async function publishStock(projectDir: string, distDir: string): Promise<void> {
  await replaceFolder(
    siteFolder(projectDir),
    (site) => refuseForeign(site),
    (folder) => {
      cpSync(distDir, folder, { recursive: true })
      writeManifest(
        folder,
        filesOf(folder).map((name) => ({ name })),
      )
    },
  )
}

/** The most bytes of a story page, compressed: so many arrive in one round trip (docs/architecture.md, Budgets). */
export const MOST_PAGE_BYTES = 14_600

/** The most bytes of all scripts of a page, compressed. */
const MOST_SCRIPT = 9_000

/** A file with its size in bytes. */
interface Sized {
  readonly name: string
  readonly size: number
}

/**
 * Warns of story pages that are too heavy with the newsroom’s theme, and would not be without it.
 * @param root the content folder
 * @param files the files of stories, with their compressed copies
 */
export function heavyPages(root: string, theme: string | undefined, files: readonly Sized[]): Problem[] {
  if (theme === undefined) return []
  const bytes = compressedSize(theme)
  const heavy = files.filter(
    ({ name, size }) => name.endsWith('.html.br') && size > MOST_PAGE_BYTES && size - bytes <= MOST_PAGE_BYTES,
  )
  const message = messageFor('this file', heavy)
  if (!message) return []
  const hint = `It adds up to ${bytes.toLocaleString('en')} bytes to a page, compressed. Remove rules, or limit them to fewer pages by the classes in their selectors.`
  return [{ ...WARNING, file: nameOf(root, path.join(root, THEME)), message, hint }]
}

/**
 * Warns of story pages that are too heavy, and of too much script, in a newsroom with overrides.
 * @param files the files of stories, with their compressed copies
 */
export function heavyOverrides(
  { bundle, css, elements }: Overrides,
  { script, lazy }: Pick<Compiled, 'script' | 'lazy'>,
  files: readonly Sized[],
): Problem[] {
  const heavy = files.filter(({ name, size }) => name.endsWith('.html.br') && size > MOST_PAGE_BYTES)
  const message = bundle || css ? messageFor('the overrides', heavy) : undefined
  const hint = 'Make their markup and style rules smaller. A long story is as heavy without them.'
  const pages = message ? [{ ...WARNING, file: OVERRIDES, message, hint }] : []
  const own = elements.reduce((sum, element) => sum + compressedSize(element.script.code), 0)
  const all = own + compressedSize(script.code) + compressedSize(lazy.code)
  if (own === 0 || all <= MOST_SCRIPT) return pages
  const [most, sum, part] = [MOST_SCRIPT, all, own].map((number) => number.toLocaleString('en'))
  const scripts = `With the scripts in overrides, a page may load ${sum} bytes of script, compressed. The budget is ${most}.`
  return [
    ...pages,
    { ...WARNING, file: OVERRIDES, message: scripts, hint: `They have ${part} bytes. Make them smaller.` },
  ]
}

/** The keys of site.yaml for what a publication asks of readers on its story pages. */
const OFFERS = ['newsletter', 'support', 'comments'] as const

/** The element that such a page shows for these keys (components/offer/offer.css). */
const OFFER = /<section class="offer .*?<\/section>/gs

/**
 * Warns of story pages that are too heavy with what the publication asks of readers, and would not be without it.
 * @param root the content folder
 * @param files the files of stories, with their compressed copies
 * @param read reads one of these files
 */
export function heavyOffers<File extends Sized>(
  root: string,
  publication: Pick<Publication, (typeof OFFERS)[number]>,
  files: readonly File[],
  read: (file: File) => Uint8Array,
): Problem[] {
  const keys = OFFERS.filter((key) => publication[key] !== undefined)
  const [key] = keys
  const large = files.filter(({ name, size }) => name.endsWith('.html.br') && size > MOST_PAGE_BYTES)
  const [lightest] = large.toSorted((a, b) => a.size - b.size)
  if (key === undefined || !lightest) return []
  const offers = brotliDecompressSync(read(lightest)).toString('utf8').match(OFFER)?.join('') ?? ''
  const bytes = compressedSize(offers)
  const message = messageFor(
    LIST.format(keys),
    large.filter(({ size }) => size - bytes <= MOST_PAGE_BYTES),
  )
  if (!message) return []
  const hint = `They add up to ${bytes.toLocaleString('en')} bytes to a page, compressed. Shorten their texts, or show fewer of them under stories.`
  const place = readPublication(root).parsed?.placeOf([key], 'key')
  return [{ ...WARNING, ...place, file: nameOf(root, path.join(root, 'site.yaml')), message, hint }]
}

const LIST = new Intl.ListFormat('en')

const WARNING = { ...START, rule: 'page-heavy', severity: 'warning' } as const

/** Returns the message about pages that are too heavy with something; undefined if there are none. */
function messageFor(cause: string, heavy: readonly Sized[]): string | undefined {
  const [heaviest] = heavy.toSorted((a, b) => b.size - a.size)
  if (!heaviest) return undefined
  const [count, most, size] = [heavy.length, MOST_PAGE_BYTES, heaviest.size].map((number) =>
    number.toLocaleString('en'),
  )
  const address = heaviest.name.slice(0, -'index.html.br'.length)
  return `With ${cause}, ${count} of the story pages have more than ${most} bytes. The heaviest, ${address}, has ${size} bytes.`
}

function compressedSize(text: string): number {
  return precompress(Buffer.from(text), constants.BROTLI_MAX_QUALITY).br.length
}
