import type { Link, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { z } from 'zod'
import { playedAs } from '../../../lib/attachment/file-types.ts'
import { readJson } from '../../../lib/settings/read-json.ts'
import { placeOf } from '../../../lib/story/kinds/context.ts'
import { TRACK_KINDS, trackHtml } from '../../../lib/story/kinds/media.ts'
import { quoted } from '../../../lib/story/kinds/section-kind.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { asWritten, FILE_LINK, TRACKS } from '../body/placeholders.ts'
import type { Body } from '../types/imported.ts'
import type { ResolveLink } from './link-index.ts'
import type { PlacedEdition } from './normalize-edition.ts'
import type { StoryPictures } from './story-pictures.ts'

/**
 * Rewrites every link of a text to its target in the new site, or to the old site if its target is not imported. A link
 * without any target becomes plain text. A film or a recording that a paragraph consists of is played there.
 * @param copyFile copies the file that a link leads to, and returns its name
 */
export function rewriteLinks(
  tree: Root,
  placed: PlacedEdition,
  resolve: ResolveLink,
  copyFile: StoryPictures['copyFile'],
): void {
  const { warn } = placed
  const copyTracks = (tracks: readonly WrittenTrack[], node: Link) =>
    tracks.flatMap(({ src, ...others }) => {
      const file = /\.vtt$/i.test(src) ? copyFile(placed, src, placeOf(node)) : undefined
      if (file) return [trackHtml({ ...others, src: file })]
      const message = `The subtitles ${src} of this film are not imported: there is no such file of WebVTT.`
      warn(placeOf(node), 'import-lost', message, 'Save them as WebVTT (.vtt) beside the story.')
      return []
    })
  visit(tree, 'link', (node, at, parent) => {
    if (!parent || at === undefined) return undefined
    const file = copyFile(placed, node.url, placeOf(node))
    const tracks = tracksOf(node.title)
    if (file !== undefined) {
      node.url = file
      node.title = null
      const isAlone = parent.type === 'paragraph' && parent.children.length === 1
      const alt = plainTextOf(node).trim()
      const form = isAlone && alt ? playedAs(file) : undefined
      const texts = form ? copyTracks(tracks, node) : []
      if (form && texts.length > 0) {
        const value = `<${form} src=${quoted(file)} title=${quoted(alt)}>${texts.join('')}</${form}>`
        parent.children.splice(at, 1, { type: 'html', value, position: node.position })
      } else if (form) parent.children.splice(at, 1, { type: 'image', url: file, alt })
      return SKIP
    }
    for (const { src } of tracks)
      warn(placeOf(node), 'import-lost', `The subtitles ${src} of this film are not imported.`)
    const destination = resolve(node.url, placed)
    if (destination.href !== undefined) {
      const { href, reason } = destination
      node.url = href
      node.title = null
      const message = `The link “${plainTextOf(node)}” leads to the old site, ${href}: ${reason}.`
      if (reason) warn(placeOf(node), 'import-changed', message)
      return undefined
    }
    const address = asWritten(node.url)
    const message = `The link “${plainTextOf(node)}” to ${address} is plain text now: ${destination.reason}.`
    warn(placeOf(node), 'link-broken', message, destination.hint)
    parent.children.splice(at, 1, ...node.children)
    return at
  })
}

/** Subtitles as the source names them. */
const track = z.object({
  src: z.string().catch(''),
  kind: z.enum(TRACK_KINDS).catch('subtitles'),
  srcLang: z.string().catch(''),
  label: z.string().exactOptional(),
})
type WrittenTrack = z.infer<typeof track>

/** Returns the subtitles that the title of a link to a film has until it is written. */
function tracksOf(title: string | null | undefined): readonly WrittenTrack[] {
  if (!title?.startsWith(TRACKS)) return []
  return readJson(z.array(track), title.slice(TRACKS.length)) ?? []
}

const ADDRESS = /\b((?:https?:\/\/|masthead-file:)[^\s<>"]*[^\s<>"?!.,:;*_~()])/

/** Makes links of bare addresses in a text, and of bare file links, for systems that show them as links. */
export function linkAddresses(body: Body): Body {
  const { tree } = body
  visit(tree, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'linkReference') return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    // Every second part is an address.
    const parts = node.value.split(ADDRESS).flatMap((text, at): PhrasingContent[] => {
      if (at % 2 === 0) return text ? [{ ...node, value: text }] : []
      const value = text.startsWith(FILE_LINK) ? decodeURIComponent(text.slice(FILE_LINK.length)) : text
      return [{ type: 'link', url: text, children: [{ type: 'text', value }], position: node.position }]
    })
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
  return body
}
