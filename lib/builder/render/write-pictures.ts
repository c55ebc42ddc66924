import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bytesOf } from '../../attachment/attachment.ts'
import type { Library } from '../../library/library.ts'
import { logoFiles } from '../../library/look.ts'
import { type DecodedPicture, decodePicture } from '../../picture/encode-picture.ts'
import type { Picture } from '../../picture/picture.ts'
import { sanitiseSvg } from '../../picture/sanitise-svg.ts'
import { variantsOf } from '../../picture/variants.ts'
import { type Place, type Problem, START } from '../../problem/problem.ts'
import { nameOf } from '../../source/source-file.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import { filesOfStory, picturesOfStory } from '../../story/kinds/pictures-of.ts'
import { type Collection, picturePlaces } from '../../story/read/read-folder.ts'
import type { Story } from '../../story/types/story.ts'
import type { StoryOutput } from '../scan/story-rows.ts'
import type { RenderContext } from './render-context.ts'

/** Makes every file of the pictures of a story. */
export function writePictures(context: RenderContext, collection: Collection, story: Story): Promise<StoryOutput> {
  return writeFiles(context, picturesOfStory(story), (picture) =>
    picturePlaces(context.root, collection, story.slug, picture.path),
  )
}

/**
 * Makes every file of some pictures. The files of a photograph are cached until nothing shows it.
 * @param placesOf returns the places where a picture is named, for problems
 */
async function writeFiles(
  context: RenderContext,
  pictures: readonly Picture[],
  placesOf: (picture: Picture) => readonly (Place & { readonly file: string })[],
): Promise<StoryOutput> {
  const files: StoredFile[] = []
  const placeholderColors = new Map<string, string>()
  const problems: Problem[] = []
  for (const picture of pictures) {
    try {
      if (picture.widths.length === 0) {
        files.push(...context.cache.add(`assets/${picture.asset}`, cleanSvg(picture)))
      } else {
        const made = await makeFiles(context, picture)
        placeholderColors.set(picture.asset, made.color)
        files.push(...made.files)
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `“${path.basename(picture.path)}” cannot be decoded: ${reason}`
      const hint = 'Open it in a program for pictures and save it again.'
      const problem = { rule: 'picture-unreadable', severity: 'error', message, hint } as const
      problems.push(...placesOf(picture).map((place) => ({ ...place, ...problem })))
    }
  }
  return { files, placeholderColors, parts: [], problems }
}

/** Stores the files that a story or page links to or plays, each once. */
export async function writeAttachments({ root, cache }: RenderContext, story: Story): Promise<StoryOutput> {
  const files: StoredFile[] = []
  const problems: Problem[] = []
  for (const file of filesOfStory(story)) {
    const name = `assets/${file.asset}`
    try {
      files.push(...(await cache.remember(name, '', async () => ({ files: [[name, bytesOf(file)]] }))).files)
    } catch (error) {
      const message = `This cannot be published: ${error instanceof Error ? error.message : String(error)}`
      const hint = 'Build again when no program writes it.'
      problems.push({
        file: nameOf(root, file.path),
        ...START,
        rule: 'file-unreadable',
        severity: 'error',
        message,
        hint,
      })
    }
  }
  return { files, placeholderColors: new Map(), parts: [], problems }
}

/** Makes every file of the pictures of all standing pages, of the portraits of authors, and of the logos. */
export async function writeSharedPictures(
  context: RenderContext,
  { pages, portraits = new Map(), look }: Library,
): Promise<StoryOutput> {
  const site = { file: nameOf(context.root, path.join(context.root, 'site.yaml')), ...START }
  const made = [await writeFiles(context, [...portraits.values(), ...logoFiles(look)], () => [site])]
  for (const page of pages.values())
    made.push(await writePictures(context, 'pages', page), await writeAttachments(context, page))
  return {
    files: made.flatMap(({ files }) => files),
    parts: [],
    placeholderColors: new Map(made.flatMap(({ placeholderColors }) => [...placeholderColors])),
    problems: made.flatMap(({ problems }) => problems),
  }
}

/**
 * Makes every file of a photograph that is not cached, or is damaged. The cache records each under its name, which
 * contains a digest of the photograph, with the placeholder colour.
 */
async function makeFiles({ cache }: RenderContext, picture: Picture): Promise<{ color: string; files: StoredFile[] }> {
  let decoded: Promise<DecodedPicture> | undefined
  const made = variantsOf(picture).map((variant) => {
    const name = `assets/${variant.name}`
    return cache.remember(name, '', async () => {
      decoded ??= decodePicture(picture)
      const { color, encode } = await decoded
      return { files: [[name, await encode(variant)]], note: color }
    })
  })
  const records = await Promise.all(made)
  return { color: records[0]?.note ?? '', files: records.flatMap(({ files }) => files) }
}

function cleanSvg({ path: file }: Picture): string {
  const result = sanitiseSvg(readFileSync(file, 'utf8'))
  if (!('svg' in result)) throw new Error(result.what) // The file has changed since it was read.
  return result.svg
}
