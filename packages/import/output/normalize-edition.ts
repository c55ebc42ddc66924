import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { withinTime } from '../../../lib/settings/process.ts'
import { readingTime } from '../../../lib/source/limits.ts'
import type { Anchors } from '../body/anchors.ts'
import { writeFoundFormulas } from '../body/formulas.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { firstHeading, normalizeBody, withEmoji } from '../body/normalize-body.ts'
import { type PublicNames, remainingReasons } from '../source/drafts.ts'
import { orReport } from '../source/source-site.ts'
import type { ImportedEdition } from '../types/imported.ts'

/** One language of a story, with its text normalised and kept outside of memory. */
export interface NormalizedEdition extends Omit<ImportedEdition, 'source' | 'readBody'> {
  readonly source: Pick<ImportedEdition['source'], 'name' | 'path'>
  readonly title: string
  /** Reads its text, whose places are those of the source. */
  readTree(): Root
  readonly anchors: Anchors
  /** The addresses with fragments to which it links. */
  readonly fragments: readonly string[]
  /** Whether it is unpublished: a draft, or scheduled for later. */
  readonly isDraft: boolean
}

/** One language of a story, with its slug in the new site. */
export interface PlacedEdition extends NormalizedEdition {
  readonly slug: string
  /** Its own name in addresses of its language, as its source states it, if it is another. */
  readonly ownSlug?: string
}

/**
 * Reads and normalises the text of an edition; undefined if it cannot be parsed, which is then reported.
 * @param keep keeps a text outside of memory, and returns a function that reads it
 * @param hasFormulas whether the site has the extension `math`
 * @param isPublic names of keys, fields and tags that keep nothing from readers
 */
export function normalizeEdition(
  { source: { name: file, path }, readBody, facts: written, ...edition }: ImportedEdition,
  keep: (tree: Root) => () => Root,
  hasFormulas: boolean,
  isPublic: PublicNames,
): NormalizedEdition | undefined {
  const { warn, place, name } = edition
  const description = written.description && withEmoji(written.description)
  const facts = { ...written, description, drafts: remainingReasons(written.drafts, isPublic, warn, place) }
  const titleOf = (tree: Root): string => {
    const stated = facts.title || firstHeading(tree)
    if (stated) return withEmoji(stated)
    const first = tree.children.find(({ type }) => type === 'paragraph')
    const firstWords = first && plainTextOf(first).split(/\s+/).slice(0, 8).join(' ')
    const readable = (/\p{L}/u.test(name) ? name : firstWords || name).replaceAll(/[-_]+/g, ' ').trim()
    const title = readable.charAt(0).toUpperCase() + readable.slice(1)
    warn(place, 'key-missing', `It has no title; it is called “${title}” now.`, 'Write `title: …`.')
    return title
  }
  return orReport(warn, place, () => {
    const { title, tree, anchors } = withinTime(readingTime(0), () => {
      const written = readBody()
      writeFoundFormulas(written, hasFormulas, warn)
      return { title: titleOf(written), ...normalizeBody(written, facts.title, warn) }
    })
    if (tree.children.every(({ type }) => type === 'html' || type === 'definition')) {
      warn(place, 'import-skipped', `“${title}” has no text that can be imported, such as a page that lists others.`)
      return undefined
    }
    const fragments = new Set<string>()
    visit(tree, 'link', ({ url }) => {
      if (url.includes('#')) fragments.add(url)
    })
    return {
      ...edition,
      ...{ source: { name: file, path }, facts, title, anchors, fragments: [...fragments] },
      readTree: keep(tree),
      isDraft: facts.drafts.length > 0 || facts.publish !== undefined,
    }
  })
}
