import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import { decodePicture } from '../picture/encode-picture.ts'
import { sanitiseSvg } from '../picture/sanitise-svg.ts'
import { variantsOf } from '../picture/variants.ts'
import type { Problem } from '../problem/problem.ts'
import type { Library } from '../story/library.ts'
import type { Picture } from '../story/picture.ts'
import { picturePlaces } from '../story/picture-places.ts'
import { picturesOfWork } from '../story/pictures-of.ts'
import type { Shelf } from '../story/read-folder.ts'
import type { Work } from '../story/story.ts'
import type { StoredFile } from './page-store.ts'
import type { PressedFiles, PressRoom } from './press-work.ts'

/** What stands in each picture's place until it has come, as CSS, by its name among the assets. */
export type Tints = ReadonlyMap<string, string>

/** Makes every file of a work's pictures. What was made of a photograph is kept by its name until nothing shows it. */
export async function pressPictures(room: PressRoom, shelf: Shelf, work: Work): Promise<PressedFiles> {
  const folder = folderIn(room)
  const files: StoredFile[] = []
  const tints = new Map<string, string>()
  const problems: Problem[] = []
  for (const picture of picturesOfWork(work)) {
    try {
      if (picture.widths.length === 0) {
        files.push(...room.store.keep(`assets/${picture.asset}`, cleanSvg(picture)))
      } else {
        tints.set(picture.asset, await makeFiles(folder, picture))
        for (const { name } of variantsOf(picture)) {
          files.push(room.store.adopt(`assets/${name}`, path.join(folder, name)))
        }
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `“${path.basename(picture.path)}” cannot be decoded: ${reason}`
      const hint = 'Open it in a program for pictures and save it anew.'
      const fault = { rule: 'picture-unreadable', severity: 'error', message, hint } as const
      problems.push(
        ...picturePlaces(room.root, shelf, work.slug, picture.path).map((place) => ({ ...place, ...fault })),
      )
    }
  }
  return { files, tints, parts: [], problems }
}

/** The same for all standing pages. */
export async function pressPagePictures(room: PressRoom, { pages }: Library): Promise<PressedFiles> {
  const pressed: PressedFiles[] = []
  for (const page of pages.values()) pressed.push(await pressPictures(room, 'pages', page))
  return {
    files: pressed.flatMap(({ files }) => files),
    parts: [],
    tints: new Map(pressed.flatMap(({ tints }) => [...tints])),
    problems: pressed.flatMap(({ problems }) => problems),
  }
}

/** Forgets what was made of pictures that nothing shows any more. */
export function keepPictures(room: PressRoom, files: readonly StoredFile[]): void {
  const folder = folderIn(room)
  const shown = new Set(files.map(({ name }) => path.basename(name)))
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!shown.has(name.replace(/\.css$/, ''))) rmSync(path.join(folder, name))
  }
}

/** Where the files of photographs are kept, for encoding them takes long. */
function folderIn({ cache }: PressRoom): string {
  return path.join(cache, 'pictures')
}

/** Makes those files of a photograph that are not there yet. Returns its tint, which lies beside them. */
async function makeFiles(folder: string, picture: Picture): Promise<string> {
  const tint = path.join(folder, `${picture.asset}.css`)
  const missing = variantsOf(picture).filter(({ name }) => !existsSync(path.join(folder, name)))
  if (missing.length === 0 && existsSync(tint)) return readFileSync(tint, 'utf8')
  mkdirSync(folder, { recursive: true })
  const decoded = await decodePicture(picture)
  await Promise.all(
    missing.map(async (variant) => writeWhole(path.join(folder, variant.name), await decoded.encode(variant))),
  )
  writeWhole(tint, decoded.tint)
  return decoded.tint
}

/** Two stories, in two threads, may show the same picture; and a build may be stopped at any time. */
function writeWhole(file: string, content: string | Buffer): void {
  const draft = `${file}.${process.pid}-${threadId}`
  writeFileSync(draft, content)
  renameSync(draft, file)
}

function cleanSvg({ path: file }: Picture): string {
  const result = sanitiseSvg(readFileSync(file, 'utf8'))
  if (!('svg' in result)) throw new Error(result.what) // It has changed since it was read.
  return result.svg
}
