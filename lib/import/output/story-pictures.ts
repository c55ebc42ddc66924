import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import anyAscii from 'any-ascii'
import type { Image } from 'mdast'
import { visit } from 'unist-util-visit'
import { measurePicture, PICTURE_TYPES } from '../../picture/measure-picture.ts'
import { readHeader } from '../../picture/read-header.ts'
import type { Slot } from '../../picture/slots.ts'
import { type Place, type Problem, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { LIMITS } from '../../source/limits.ts'
import { readBytes } from '../../source/read-bytes.ts'
import { nameOf, realPathOf } from '../../source/source-file.ts'
import { placeOf } from '../../story/read/context.ts'
import { commentOf } from '../body/markdown-tree.ts'
import type { Imported, ImportFinding, SourceCover, Warn } from '../imported.ts'
import type { PlacedEdition } from './link-index.ts'

/** Copies the pictures of one story beside its texts, each once, under names that are safe in a link. */
export class StoryPictures {
  readonly #folder: string
  readonly #find: Imported['findPicture']
  readonly #names = new Map<string, string>()
  readonly #taken: Set<string>

  /**
   * @param folder the folder to copy them to
   * @param taken collects the files that are copied
   */
  constructor(folder: string, find: Imported['findPicture'], taken: Set<string>) {
    this.#folder = folder
    this.#find = find
    this.#taken = taken
  }

  /** Copies the pictures of a text. One that cannot be copied is reported and becomes a comment in its place. */
  settle(placed: PlacedEdition): void {
    const { tree, bodyNote } = placed
    visit(tree, 'paragraph', (node, at, parent) => {
      const [image, ...others] = node.children
      if (!parent || at === undefined || image?.type !== 'image' || others.length > 0) return undefined
      const name = this.#take(placed, image.url, placeOf(image), 'text', bodyNote, captionOf(image))
      if (name) image.url = name
      else
        parent.children.splice(
          at,
          1,
          commentOf(`![${image.alt ?? ''}](${image.url}${image.title ? ` "${image.title}"` : ''})`),
        )
      return undefined
    })
  }

  /** Copies the cover of a story; undefined if it cannot be copied. */
  cover(placed: PlacedEdition, cover: SourceCover): string | undefined {
    return this.#take(placed, cover.src, cover.place, 'cover', placed.edition.note, cover.caption)
  }

  #take(
    placed: PlacedEdition,
    src: string,
    place: Place,
    slot: Slot,
    note: Warn,
    caption: string | undefined,
  ): string | undefined {
    const found: ImportFinding = this.#find(placed.edition, src)
    const words = caption ? ` Its caption: “${caption}”.` : ''
    const refuse = (rule: Rule, message: string, hint: string) => {
      note(place, rule, message + words, hint, 'error')
      return undefined
    }
    if ('rule' in found) return refuse(found.rule, found.message, found.hint)
    const bytes = readBytes(found.file, LIMITS.pictureBytes)
    if (!(bytes instanceof Uint8Array))
      return refuse(bytes.rule, `“${src}” cannot be read: ${bytes.message}`, bytes.hint)
    const digest = createHash('sha256').update(bytes).digest('hex')
    const known = this.#names.get(digest)
    if (known) return known
    const name = this.#freeName(found.file, readHeader(bytes)?.type)
    const copy = path.join(this.#folder, name)
    writeFileSync(copy, bytes)
    const picture = measurePicture(copy, src, slot)
    if ('rule' in picture) {
      rmSync(copy)
      return refuse(picture.rule, picture.message, picture.hint)
    }
    this.#names.set(digest, name)
    this.#taken.add(found.file)
    return name
  }

  /** Returns a unique name that is safe in a link, with the extension of the real format: many a PNG is named .jpg. */
  #freeName(file: string, type: string | undefined): string {
    const ending = path.extname(file).toLowerCase()
    const stem =
      anyAscii(path.basename(file, path.extname(file)))
        .replaceAll(/[^\w-]+/g, '-')
        .replaceAll(/^-+|-+$/g, '') || 'picture'
    const isRight = type !== undefined && PICTURE_TYPES[ending.slice(1)] === type
    const right = isRight || type === undefined || !(type in PICTURE_TYPES) ? ending : `.${type}`
    const names = [...this.#names.values()].map((name) => name.toLowerCase())
    let name = stem + right
    for (let number = 2; names.includes(name.toLowerCase()); number++) name = `${stem}-${number}${right}`
    return name
  }
}

function captionOf({ title }: Image): string | undefined {
  return title ?? undefined
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i
// Icons of the site itself, and the smaller copies that WordPress makes.
const NO_STORYS = /(?:^|\/)(?:favicon|apple-touch-icon|android-chrome|mstile|icon-)[^/]*$/i
const SMALL = /-(?:\d+x\d+|scaled)(?=\.\w+$)/

/** Reports the pictures of a source that no story shows, so that none is lost unnoticed. */
export function idlePictures(files: readonly string[], taken: ReadonlySet<string>, root: string): Problem[] {
  return [...new Set(files)]
    .filter((file) => PICTURE.test(file) && !NO_STORYS.test(file))
    .filter(
      (file) =>
        ![file, file.replace(SMALL, ''), file.replace(/(?=\.\w+$)/, '-scaled')].some((each) =>
          isTaken(each, taken, root),
        ),
    )
    .map((file) => {
      const message = 'No story shows this picture; it is not imported.'
      return { file: nameOf(root, path.join(root, file)), ...START, rule: 'import-lost', severity: 'warning', message }
    })
}

function isTaken(file: string, taken: ReadonlySet<string>, root: string): boolean {
  const real = realPathOf(path.join(root, file))
  return real !== undefined && taken.has(real)
}
