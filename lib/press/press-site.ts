import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { contentDir, isPortable, outDir } from '../desk/settings.ts'
import type { Problem } from '../problem/problem.ts'
import { siteUrl } from '../publication/addresses.ts'
import { type Library, readLibrary, readStanding, toLibrary } from '../story/library.ts'
import { foldersOf } from '../story/read-folder.ts'
import { readWork } from '../story/read-work.ts'
import type { SiteContext } from '../syndication/site-file.ts'
import { archiveFolder, folderDigest, type IndexedWork, readIndex, writeIndex } from './archive-index.ts'
import { codeDigest } from './code-digest.ts'
import { type Compiled, compiledFolder, rendererFile } from './compiled.ts'
import { fillSite } from './fill-site.ts'
import { filesOf, type Listed, writeManifest } from './manifest.ts'
import { openRoom } from './open-room.ts'
import { brotliQuality } from './precompress.ts'
import type { PressRoom } from './press-work.ts'
import { keptOf, pressWorks } from './press-works.ts'
import { Progress } from './progress.ts'
import { refuseForeign, swapFolder } from './swap-folder.ts'

/** The content has errors, all of which it carries. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('The content has errors.')
    this.problems = problems
  }
}

/**
 * Presses the whole site into a folder beside OUT_DIR, and swaps it in when it is finished. Stories that have not changed
 * since the last build are taken from it.
 * @returns the warnings
 * @throws ContentError if anything is wrong with the content; what was published before stays as it was
 */
export async function pressSite(projectDir: string, compiled: Compiled): Promise<readonly Problem[]> {
  const root = path.resolve(projectDir, contentDir())
  const standing = readStanding(root)
  const { names, problems: strays } = foldersOf(root, 'stories')
  const { library } = toLibrary(root, standing, [], strays, false)
  if (!library) throw new ContentError(readLibrary(root).problems)

  const code = codeDigest(projectDir)
  const cache = archiveFolder(projectDir, root)
  const index = path.join(cache, 'archive.json')
  const quality = brotliQuality(names.length * library.publication.languages.length)
  const state = stateOf(root, code, quality)
  const renderer = rendererFile(compiledFolder(projectDir, code))
  const roomData = { root, storeFolder: path.join(cache, 'pages'), renderer, compiled, library, quality }
  const room = await openRoom(roomData)
  const before = readIndex(index, state)
  const works = await pressWorks(room, names, before.works, roomData, new Progress())
  const whole = toLibrary(
    root,
    standing,
    [...works.values()].map(({ pressed }) => pressed.reading),
    strays,
  )
  const stories = [...works.values()].flatMap(({ pressed }) => pressed.files)
  let { common } = before
  if (whole.library) {
    const context = siteContext(room, whole.library, works)
    await publish(projectDir, async (staging) => {
      const publicFolder = path.join(projectDir, 'public')
      const filled = await fillSite({ staging, publicFolder, room, context, stories, known: before.common })
      common = filled.common
      return filled.listed
    })
  }
  // Kept even where the site has errors: the stories are sound by themselves, and the mend is then published sooner.
  writeIndex(index, { state, works, common })
  room.store.keepOnly([...[...works.values()].flatMap(keptOf), ...common])
  if (!whole.library) throw new ContentError(whole.problems)
  return whole.problems
}

function siteContext(room: PressRoom, library: Library, works: ReadonlyMap<string, IndexedWork>): SiteContext {
  return {
    library,
    site: siteUrl(),
    digestOf: (slug) => works.get(slug)?.digest ?? '',
    workOf: (slug) => {
      const { work } = readWork(room.root, 'stories', slug, library.publication)
      if (!work) throw new Error(`The story “${slug}” changed while the site was built.`)
      return work
    },
    partOf: (slug, name) => {
      const part = works.get(slug)?.pressed.parts.find((one) => one.name === name)
      if (!part) throw new Error(`The story “${slug}” left no “${name}”.`)
      return room.store.read(part).toString()
    },
  }
}

/** Ships Next's own export instead, for comparison. */
export async function keepStock(projectDir: string): Promise<void> {
  await publish(projectDir, async (staging) => {
    cpSync(path.join(projectDir, '.next/stock'), staging, { recursive: true })
    return filesOf(staging).map((name) => ({ name }))
  })
}

/** Fills a folder beside OUT_DIR, lists what is in it, and swaps it in; whatever fails, OUT_DIR stays as it was. */
async function publish(projectDir: string, fillFolder: (staging: string) => Promise<readonly Listed[]>): Promise<void> {
  const out = path.resolve(projectDir, outDir())
  const staging = `${out}.pressing`
  refuseForeign(out)
  rmSync(staging, { recursive: true, force: true })
  try {
    mkdirSync(staging, { recursive: true })
    writeManifest(staging, await fillFolder(staging))
    swapFolder(staging, out)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** All that every page depends on, as one digest. */
function stateOf(root: string, code: string, quality: number | undefined): string {
  const pages = path.join(root, 'pages')
  return createHash('sha256')
    .update(code)
    .update(root) // the index names pictures by where they are
    .update(readFileSync(path.join(root, 'site.yaml')))
    .update(existsSync(pages) ? folderDigest(pages) : '')
    .update(JSON.stringify([process.env.SITE_URL, isPortable(), quality]))
    .digest('hex')
}
