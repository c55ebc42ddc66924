import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { contentDir, isPortable } from '../desk/settings.ts'
import type { Problem } from '../problem/problem.ts'
import { readLibrary, readStanding, toLibrary } from '../story/library.ts'
import { foldersOf } from '../story/read-folder.ts'
import { archiveFolder, folderDigest, readIndex, writeIndex } from './archive-index.ts'
import { codeDigest } from './code-digest.ts'
import { type Compiled, compiledFolder, rendererFile } from './compiled.ts'
import { Crew } from './crew.ts'
import { fillSite } from './fill-site.ts'
import { openRoom, type RoomData } from './open-room.ts'
import { brotliQuality } from './precompress.ts'
import { keptOf, pressWorks, readWorks } from './press-works.ts'
import { publish } from './publish.ts'
import { siteContext } from './site-context.ts'

/** The content has errors, all of which it carries. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('The content has errors.')
    this.problems = problems
  }
}

/**
 * Presses the whole site into a folder beside OUT_DIR, and swaps it in when it is finished. Every story is read before any
 * is pressed; those that have not changed since the last build are taken from it.
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
  const data: RoomData = { root, cache, renderer, compiled, library, quality }
  const room = await openRoom(data)
  const crew = new Crew(room, data)
  const before = readIndex(index, state)
  try {
    const read = await readWorks(crew, room, names, before.works)
    const readings = [...read.values()].map(({ reading }) => reading)
    const whole = toLibrary(root, standing, readings, strays)
    if (!whole.library) throw new ContentError(whole.problems)
    const works = await pressWorks(crew, read, new Map())
    const stories = [...works.values()].flatMap(({ files }) => files)
    const context = siteContext(room, whole.library, works)
    const publicFolder = path.join(projectDir, 'public')
    await publish(projectDir, async (staging) => {
      const { listed, common } = await fillSite({ staging, publicFolder, room, context, stories, known: before.common })
      writeIndex(index, { state, works, common })
      room.store.keepOnly([...[...works.values()].flatMap(keptOf), ...common])
      return listed
    })
    return whole.problems
  } finally {
    await crew.close()
    room.pack.close()
    rmSync(path.join(cache, 'packs'), { recursive: true, force: true })
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
