import { hash } from 'node:crypto'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import anyAscii from 'any-ascii'
import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { bytesOf, readAttachment } from '../../../lib/attachment/attachment.ts'
import { fileTypeOf, playedAs } from '../../../lib/attachment/file-types.ts'
import { measurePicture, PICTURE_TYPES, readHeader } from '../../../lib/picture/measure-picture.ts'
import { type Place, type Problem, placeOf, START } from '../../../lib/problem/problem.ts'
import { decodePercent } from '../../../lib/publication/addresses.ts'
import { LIMITS } from '../../../lib/source/limits.ts'
import { type FileProblem, isOutside, nameOf, readBytes, realPathOf } from '../../../lib/source/source-file.ts'
import { isComment } from '../../../lib/story/read/parse-markdown.ts'
import { commentOf } from '../body/markdown-tree.ts'
import { asWritten, LOST_VALUE } from '../body/placeholders.ts'
import type { SourceCover } from '../source/facts-of.ts'
import type { Imported, ImportFinding } from '../types/imported.ts'
import type { PlacedEdition } from './normalize-edition.ts'

/**
 * Returns a function that finds the pictures of a source’s texts.
 * @param base the path of the site’s base address, which precedes that of each picture: `/blog`
 */
export function pictureFinder(
  root: string,
  bases: readonly string[],
  hosts: readonly string[],
  base = '',
): Imported['findPicture'] {
  return ({ source }, src) => {
    const local = src.startsWith(`${base}/`) ? src.slice(base.length) : src
    return findPicture(local, root, path.relative(root, path.dirname(source.path)), bases, hosts)
  }
}

/**
 * Finds the file of a picture by its address in a source. It never returns a file outside the source’s folder.
 * @param root the folder of the source
 * @param beside the folder of the text, for relative addresses
 * @param bases folders in `root` that are the root of the source’s site
 * @param hosts hosts that the source itself was published on
 */
export function findPicture(
  src: string,
  root: string,
  beside: string,
  bases: readonly string[],
  hosts: readonly string[],
): ImportFinding {
  const isOwn = hosts.some((host) => src.replace(/^(?:https?:)?\/\//, '').startsWith(`${host}/`))
  const local = isOwn ? (URL.parse(src.replace(/^\/\//, 'https://'))?.pathname ?? src) : src
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(local)) {
    const message = `The picture “${src.slice(0, 200)}” is on another host; an import downloads nothing.`
    const hint = 'Put it into the story’s folder, and write ![what it shows](its-name.jpg).'
    return { rule: 'picture-outside', message, hint }
  }
  const name = decodePercent(local.replace(/[?#].*$/, ''))
  const below = path.posix.normalize(`/${name}`).slice(1)
  const candidates = [
    ...(name.startsWith('/') ? [] : [path.resolve(root, beside, name)]),
    ...bases.map((base) => path.resolve(root, base, below)),
  ]
  for (const file of candidates) {
    if (!existsSync(file)) continue
    const real = realPathOf(file)
    if (real === undefined || isOutside(root, real)) return outside(src)
    if (statSync(real).isFile()) return { file: real }
  }
  if (!name.startsWith('/') && path.relative(root, path.resolve(root, beside, name)).startsWith('..'))
    return outside(src)
  const message = `There is no picture “${src}” in the source.`
  return { rule: 'picture-missing', message, hint: 'Put it into the story’s folder.' }
}

function outside(src: string): ImportFinding {
  const message = `The picture “${src}” is outside the folder that is imported.`
  return { rule: 'picture-outside', message, hint: 'Copy it into that folder and import again.' }
}

/** Functions that copy the pictures and other files of one story. */
export type StoryPictures = ReturnType<typeof storyPictures>

/**
 * Returns functions that copy the pictures and other files of one story beside its texts, each once, under names that
 * are safe in a link.
 * @param folder the folder to copy them to
 * @param taken collects the files that are copied
 */
export function storyPictures(folder: string, findPicture: Imported['findPicture'], taken: Set<string>) {
  const names = new Map<string, string>()

  function copy(edition: PlacedEdition, { src, place, caption }: Omit<SourceCover, 'alt' | 'credit'>, slot: Slot) {
    const fail = ({ rule, message, hint }: FileProblem) => {
      edition.warn(place, rule, message + (caption ? ` Its caption: “${caption}”.` : ''), hint, 'error')
      return undefined
    }
    if (src.includes(LOST_VALUE)) {
      const message = `Only the old site could work out the address of this picture: ${asWritten(src)}`
      const hint = 'Put it into the story’s folder, and write ![what it shows](file.jpg).'
      return fail({ rule: 'picture-missing', message, hint })
    }
    const found = findPicture(edition, src)
    if ('rule' in found) return fail(found)
    const bytes = readBytes(found.file, LIMITS.pictureBytes)
    if (!(bytes instanceof Uint8Array)) return fail({ ...bytes, message: `“${src}” cannot be read: ${bytes.message}` })
    const digest = hash('sha256', bytes)
    const known = names.get(digest)
    if (known) return known
    const name = freeName(found.file, readHeader(bytes)?.type, [...names.values()])
    const target = path.join(folder, name)
    writeFileSync(target, bytes)
    const picture = measurePicture(target, src, slot)
    if ('rule' in picture) {
      rmSync(target)
      return fail(picture)
    }
    names.set(digest, name)
    taken.add(found.file)
    return name
  }

  /**
   * Copies the file that a link leads to, such as a PDF.
   * @returns its name beside the story; undefined if the link leads to no file of the source, or to one that cannot be
   * published, which is reported
   */
  function copyFile(edition: PlacedEdition, url: string, place: Place): string | undefined {
    const [address = '', fragment] = url.split('#')
    if (!fileTypeOf(decodePercent(address.replace(/\?.*$/, '')))) return undefined
    const found = findPicture(edition, address)
    if ('rule' in found) return undefined
    const file = readAttachment(found.file, address)
    if ('rule' in file) {
      edition.warn(place, 'import-lost', `${file.message} It is not imported.`, file.hint)
      return undefined
    }
    const bytes = bytesOf(file)
    const digest = hash('sha256', bytes)
    const name = names.get(digest) ?? freeName(found.file, undefined, [...names.values()])
    if (!names.has(digest)) writeFileSync(path.join(folder, name), bytes)
    names.set(digest, name)
    taken.add(found.file)
    return fragment === undefined ? name : `${name}#${fragment}`
  }

  return {
    copyFile,
    /**
     * Copies the pictures of a text. One that cannot be copied is reported and becomes a comment in its place, above
     * its caption.
     */
    copyPictures(tree: Root, placed: PlacedEdition): void {
      const alone = new Set<Nodes>()
      visit(tree, 'paragraph', ({ children: [image, ...others] }) => {
        if (image?.type === 'image' && others.length === 0) alone.add(image)
      })
      visit(tree, 'image', (image, at, parent) => {
        if (!parent || at === undefined) return
        const { alt, url, title } = image
        const slot = alone.has(image) ? 'text' : 'sentence'
        // One that was a link in the source is copied already.
        if (playedAs(url) && [...names.values()].includes(url)) return
        const played = playedAs(url) && slot === 'text' ? copyFile(placed, url, placeOf(image)) : undefined
        if (played) {
          image.url = played
          return
        }
        const name = copy(placed, { src: url, place: placeOf(image), caption: title ?? undefined }, slot)
        if (name) image.url = name
        else parent.children.splice(at, 1, commentOf(`![${alt ?? ''}](${asWritten(url)}${title ? ` "${title}"` : ''})`))
      })
      visit(tree, 'containerDirective', ({ name, children }, at, parent) => {
        const [first] = children
        const shown = first?.type === 'paragraph' ? first.children[0] : first
        // A film with subtitles is HTML; one that is not in the source is a link.
        const isShown = shown?.type === 'image' || (shown?.type === 'html' && !isComment(shown))
        const isLost = name === 'figure' && !isShown
        if (isLost && parent && at !== undefined) parent.children.splice(at, 1, ...children)
      })
    },
    /** Copies the cover of a story; undefined if it cannot be copied. */
    copyCover: (placed: PlacedEdition, cover: SourceCover) => copy(placed, cover, 'cover'),
  }
}

/** Returns a unique name that is safe in a link, with the extension of the real format: many a PNG is named .jpg. */
function freeName(file: string, type: string | undefined, taken: readonly string[]): string {
  const extension = path.extname(file)
  const stem = anyAscii(path.basename(file, extension)).replaceAll(/[^\w-]+/g, '-')
  const safe = stem.replaceAll(/^-+|-+$/g, '') || 'picture'
  const ending = extension.toLowerCase()
  const isRight = type === undefined || !(type in PICTURE_TYPES) || PICTURE_TYPES[ending.slice(1)] === type
  const right = isRight ? ending : `.${type}`
  const names = taken.map((name) => name.toLowerCase())
  let name = safe + right
  for (let number = 2; names.includes(name.toLowerCase()); number++) name = `${safe}-${number}${right}`
  return name
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i
// Icons of the site itself.
const ICON = /(?:^|\/)(?:favicon|apple-touch-icon|android-chrome|mstile|icon-)[^/]*$/i

/** Reports the pictures of a source that no story shows, so that none is lost unnoticed. */
export function unusedPictures(files: readonly string[], taken: ReadonlySet<string>, root: string): Problem[] {
  const isTaken = (file: string) => taken.has(realPathOf(path.join(root, file)) ?? '')
  return [...new Set(files)].flatMap((file): Problem[] => {
    // WordPress makes smaller copies.
    const names = [file, file.replace(/-(?:\d+x\d+|scaled)(?=\.\w+$)/, ''), file.replace(/(?=\.\w+$)/, '-scaled')]
    if (!PICTURE.test(file) || ICON.test(file) || names.some(isTaken)) return []
    const name = nameOf(root, path.join(root, file))
    const message = 'No story shows this picture; it is not imported.'
    return [{ file: name, ...START, rule: 'import-lost', severity: 'warning', message }]
  })
}

/** The form of a picture in a page. */
type Slot = Parameters<typeof measurePicture>[2]
