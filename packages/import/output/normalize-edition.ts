import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { readingTime } from '../../../lib/source/limits.ts'
import { withinTime } from '../../../lib/source/within-time.ts'
import type { Anchors } from '../body/anchors.ts'
import { withEmoji } from '../body/emoji.ts'
import { writeFoundFormulas } from '../body/html-formulas.ts'
import { plainTextOf } from '../body/markdown-tree.ts'
import { firstHeading, normalizeBody } from '../body/normalize-body.ts'
import { namesOnly } from '../source/byline-names.ts'
import { orReport } from '../source/read-each.ts'
import type { Body, ImportedEdition } from '../types/imported.ts'
import type { TreeSpool } from './tree-spool.ts'

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
}

/**
 * Reads and normalises the text of an edition; undefined if it cannot be parsed, which is then reported.
 * @param hasFormulas whether the site has the extension `math`
 */
export function normalizeEdition(
  edition: ImportedEdition,
  spool: TreeSpool,
  hasFormulas: boolean,
): NormalizedEdition | undefined {
  const {
    source,
    readBody,
    facts: written,
    warn,
    place,
    name,
    collection,
    key,
    lang,
    folder,
    address,
    paths,
    former,
  } = edition
  const authors = written.authors.flatMap((author) =>
    namesOnly(author, (message, hint) => warn(place, 'import-lost', message, hint)),
  )
  const facts = { ...written, authors, description: written.description && withEmoji(written.description) }
  const titleOf = ({ tree }: Body): string => {
    const stated = facts.title || firstHeading(tree)
    if (stated) return withEmoji(stated)
    const readable = (/\p{L}/u.test(name) ? name : firstWords(tree) || name).replaceAll(/[-_]+/g, ' ').trim()
    const title = readable.charAt(0).toUpperCase() + readable.slice(1)
    warn(place, 'key-missing', `It has no title; it is called “${title}” now.`, 'Write `title: …`.')
    return title
  }
  return orReport(warn, place, () => {
    const { body, title, tree, anchors } = withinTime(readingTime(0), () => {
      const body = readBody()
      writeFoundFormulas(body, hasFormulas)
      const title = titleOf(body)
      return { body, title, ...normalizeBody(body, facts.title) }
    })
    const isDraft = facts.draft || facts.publish !== undefined
    if (!hasContent(tree)) {
      warn(place, 'import-skipped', `“${title}” has no text that can be imported, such as a page that lists others.`)
      return undefined
    }
    placeInSource(tree, body)
    const fragments = new Set<string>()
    visit(tree, 'link', ({ url }) => {
      if (url.includes('#')) fragments.add(url)
    })
    const readTree = spool.write(tree)
    // What else a system gives, such as the text of the file, would fill the memory.
    const kept = { facts, warn, place, name, collection, key, lang, folder, address, paths, former }
    return {
      ...kept,
      source: { name: source.name, path: source.path },
      title,
      readTree,
      anchors,
      fragments: [...fragments],
      isDraft,
    }
  })
}

/** Whether a text has anything besides comments. */
function hasContent({ children }: Root): boolean {
  return children.some(({ type }) => type !== 'html' && type !== 'definition')
}

/** Returns the first words of a text, for a title. */
function firstWords({ children }: Root): string {
  const first = children.find(({ type }) => type === 'paragraph')
  return first ? plainTextOf(first).split(/\s+/).slice(0, 8).join(' ') : ''
}

/** Gives every node its place in the source. */
function placeInSource(tree: Root, { placeIn }: Body): void {
  visit(tree, (node) => {
    if (!node.position) return
    const start = placeIn(node.position.start)
    node.position = { start, end: start }
  })
}
