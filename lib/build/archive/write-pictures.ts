import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { StoredFile } from '../../cache/page-store.ts'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'
import type { Library } from '../../library/library.ts'
import { decodePicture } from '../../picture/encode-picture.ts'
import type { Picture } from '../../picture/picture.ts'
import { sanitiseSvg } from '../../picture/sanitise-svg.ts'
import { type Variant, variantsOf } from '../../picture/variants.ts'
import type { Problem } from '../../problem/problem.ts'
import { type Collection, picturePlaces } from '../../story/read/read-folder.ts'
import { picturesOfStory, type Story } from '../../story/types/story.ts'
import type { RenderContext, StoryOutput } from './render-context.ts'

/** Makes every file of the pictures of a story. The files of a photograph are cached until nothing shows it. */
export async function writePictures(room: RenderContext, shelf: Collection, story: Story): Promise<StoryOutput> {
  const files: StoredFile[] = []
  const tints = new Map<string, string>()
  const problems: Problem[] = []
  for (const picture of picturesOfStory(story)) {
    try {
      if (picture.widths.length === 0) {
        files.push(...room.store.keep(`assets/${picture.asset}`, cleanSvg(picture)))
      } else {
        const made = await makeFiles(room, picture)
        tints.set(picture.asset, made.tint)
        files.push(...made.files)
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `“${path.basename(picture.path)}” cannot be decoded: ${reason}`
      const hint = 'Open it in a program for pictures and save it anew.'
      const fault = { rule: 'picture-unreadable', severity: 'error', message, hint } as const
      problems.push(
        ...picturePlaces(room.root, shelf, story.slug, picture.path).map((place) => ({ ...place, ...fault })),
      )
    }
  }
  return { files, tints, parts: [], problems }
}

/** Makes every file of the pictures of all standing pages. */
export async function writePagePictures(room: RenderContext, { pages }: Library): Promise<StoryOutput> {
  const pressed: StoryOutput[] = []
  for (const page of pages.values()) pressed.push(await writePictures(room, 'pages', page))
  return {
    files: pressed.flatMap(({ files }) => files),
    parts: [],
    tints: new Map(pressed.flatMap(({ tints }) => [...tints])),
    problems: pressed.flatMap(({ problems }) => problems),
  }
}

/** Deletes the cache records of pictures that nothing shows any more. */
export function keepPictures(room: RenderContext, files: readonly StoredFile[]): void {
  const folder = folderIn(room)
  const shown = new Set(files.map(({ name }) => path.basename(name)))
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!shown.has(name.replace(/\.css$/, ''))) rmSync(path.join(folder, name))
  }
}

/**
 * Returns the folder of the records about photographs. They are cached because encoding takes long. It contains the
 * digest of each file, by file name, and the placeholder colour.
 */
function folderIn({ cache }: RenderContext): string {
  return path.join(cache, 'pictures')
}

/** Makes the files of a photograph that are not cached, or are damaged. */
async function makeFiles(
  room: RenderContext,
  picture: Picture,
): Promise<{ tint: string; files: readonly StoredFile[] }> {
  const tintFile = path.join(folderIn(room), `${picture.asset}.css`)
  const tint = readSealed(tintFile)?.toString()
  const variants = variantsOf(picture).map((variant) => ({ variant, kept: keptVariant(room, variant) }))
  const files = variants.flatMap(({ kept }) => kept ?? [])
  if (tint !== undefined && files.length === variants.length) return { tint, files }
  const decoded = await decodePicture(picture)
  const made = variants.map(async ({ variant, kept }) => {
    return kept ?? keepVariant(room, variant, await decoded.encode(variant))
  })
  writeSealed(tintFile, [decoded.tint])
  return { tint: decoded.tint, files: await Promise.all(made) }
}

/** Returns a cached file of a photograph; undefined if it is not cached, or is damaged. */
function keptVariant(room: RenderContext, { name }: Variant): StoredFile | undefined {
  const digest = readSealed(path.join(folderIn(room), name))
  return digest && room.store.find(`assets/${name}`, digest.toString())
}

function keepVariant(room: RenderContext, { name }: Variant, bytes: Uint8Array): StoredFile {
  const stored = room.store.keepPlain(`assets/${name}`, bytes)
  writeSealed(path.join(folderIn(room), name), [stored.sha256])
  return stored
}

function cleanSvg({ path: file }: Picture): string {
  const result = sanitiseSvg(readFileSync(file, 'utf8'))
  if (!('svg' in result)) throw new Error(result.what) // The file has changed since it was read.
  return result.svg
}
