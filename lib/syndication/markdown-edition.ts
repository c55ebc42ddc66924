import type { List, Parent, PhrasingContent, RootContent } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type ConstructName, defaultHandlers, type Handle } from 'mdast-util-to-markdown'
import { remark } from 'remark'
import { stringify } from 'yaml'
import { fileNote } from '../attachment/file-types.ts'
import type { SiteFile } from '../library/site-file.ts'
import { assetAddress, editionAddress, fileAt, plainAddress, referFrom } from '../publication/addresses.ts'
import { inLanguage, type Publication } from '../publication/publication.ts'
import { sectionToMarkdown } from '../story/kinds/kinds.ts'
import { trackHtml } from '../story/kinds/media.ts'
import { type BlockNode, quoted, type TreeContext, type TreeWriter } from '../story/kinds/section-kind.ts'
import { assertNever, type Inline, type InlineElement, type MediaTrack, type Section } from '../story/types/section.ts'
import type { Story, StoryEdition, Translation } from '../story/types/story.ts'
import { digitalSourceOf } from './iptc.ts'

/**
 * Returns the Markdown version of a story in each of its languages. Its front matter contains all facts about the
 * story, under the keys that editors use, followed by its text with the quotation marks of its file.
 */
export function markdownFiles({ editions }: Story, publication: Publication, site: URL | undefined): SiteFile[] {
  return [...editions.values()].map((edition) => {
    const name = fileAt(plainAddress(edition))
    return { name, make: () => plainEdition(edition.written ?? edition, editions, publication, site) }
  })
}

function plainEdition(
  edition: StoryEdition,
  editions: Story['editions'],
  publication: Publication,
  site?: URL,
): string {
  const to = referFrom(fileAt(plainAddress(edition)), site)
  const { lang, slug, authors, tags, translation, corrections } = edition
  const { picture, ...cover } = edition.cover ?? {}
  const address = editionAddress(edition)
  const frontMatter = {
    title: edition.title,
    description: edition.isExcerpt ? undefined : edition.description,
    language: lang,
    url: site && to(address),
    date: edition.date,
    updated: edition.updated,
    authors: unlessEmpty(authors),
    kind: edition.kind,
    live: edition.live && (edition.live.isOver ? 'closed' : true),
    section: edition.section,
    tags: unlessEmpty(tags),
    sources: edition.sources?.map(({ name }) => name),
    cover: picture && { src: to(assetAddress(picture.asset)), ...cover },
    translation: translation && {
      ...translationFacts(translation),
      original: to(editionAddress(editions.get(translation.of) ?? { lang: translation.of, slug })),
    },
    digitalSourceType: digitalSourceOf(edition)?.uri,
    corrections: unlessEmpty(corrections),
    comments: edition.comments,
  }
  const refer = (target: string) => to(target.startsWith('#') ? address + target : target)
  const text = plainMarkdown(toMdast(edition.sections, { words: inLanguage(publication.messages, lang), refer }))
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${text}`
}

/** Returns the facts of a translation; `behind` has the sections of the original that have changed since. */
function translationFacts({ staleness, ...facts }: Translation) {
  return { ...facts, behind: staleness }
}

/** Returns a list for front matter, which leaves out empty ones. */
export function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined
}

const LINKS: ConstructName[] = ['link', 'label', 'autolink', 'destinationLiteral', 'destinationRaw', 'reference']

// Inline directives are not parsed (see parse-markdown.ts), so a colon in a sentence needs no escaping.
const blocksOnly = {
  handlers: directiveToMarkdown().handlers,
  unsafe: [
    { atBreak: true, before: ':+', character: ':' },
    { character: '^', inConstruct: 'phrasing' as const },
    { character: '=', after: '=', inConstruct: 'phrasing' as const },
    { before: '[ps]', character: ':', after: '\\/\\/', inConstruct: 'phrasing' as const, notInConstruct: LINKS },
    { before: '[Ww]', character: '.', after: '[-.\\w]', inConstruct: 'phrasing' as const, notInConstruct: LINKS },
  ],
}

// Characters that may be parsed as Markdown anywhere in a text: its markers, and line breaks.
const MARKS = /[\\`*_[\]<&~|\r\n^]|==|https?:\/\/|www\./i
// The same at the start of a line or after a link's label, and at the end of a line or before a link's label.
const [AT_START, AT_END] = [/^[\s#=+\->:(\d]/, /[\s!]$/]

/** Returns whether a text could be Markdown between the characters around it, by the patterns of `safe`. */
function mayBeMarkdown(value: string, before: string, after: string): boolean {
  if (MARKS.test(value) || value.endsWith('#')) return true // a final # may close a heading
  return (/[\r\n\]]$/.test(before) && AT_START.test(value)) || (/^[\r\n[]/.test(after) && AT_END.test(value))
}

// Most texts could not, so they need not be searched for each of the forty patterns.
const text: Handle = (node, _parent, state, info) =>
  mayBeMarkdown(node.value, info.before, info.after) ? state.safe(node.value, info) : node.value

const writeElement: Handle = (node, _parent, state, info) => {
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}=${quoted(String(value))}`)
  const inside = state.containerPhrasing(node, { ...info, before: '>', after: '<' })
  return `<${node.name}${attributes.join('')}>${inside}</${node.name}>`
}

/** Writes a list of definitions in lines, or in HTML where a meaning has several paragraphs. */
const list: Handle = (node: List, parent, state, info) => {
  if (node.data?.hName !== 'dl') return defaultHandlers.list(node, parent, state, info)
  const isLong = node.children.some(
    ({ children: [first, ...others] }) => first?.type !== 'paragraph' || others.length > 0,
  )
  const lines = node.children.flatMap((item, index) => {
    const isTerm = item.data?.hName === 'dt'
    if (isLong) return [`<${item.data?.hName}>`, '', state.containerFlow(item, info), '', `</${item.data?.hName}>`]
    const [paragraph] = item.children
    const around = { ...info, before: '\n', after: '\n' }
    const words = paragraph?.type === 'paragraph' ? state.containerPhrasing(paragraph, around) : ''
    const isNext = isTerm && index > 0 && node.children[index - 1]?.data?.hName === 'dd'
    return [...(isNext ? [''] : []), (isTerm ? '' : ': ') + words.replaceAll(/(?<!\s)\s*\n\s*/g, ' ')]
  })
  return (isLong ? ['<dl>', ...lines, '</dl>'] : lines).join('\n')
}

const processor = remark()
  .data({
    toMarkdownExtensions: [
      gfmTableToMarkdown({ tablePipeAlign: false }),
      gfmFootnoteToMarkdown(),
      gfmStrikethroughToMarkdown(),
      blocksOnly,
      { handlers: { text, htmlElement: writeElement, list } },
    ],
  })
  .use({ settings: { bullet: '-', rule: '-', resourceLink: true } })
  .freeze()

/** Writes a Markdown tree in the Markdown that stories use. */
export function plainMarkdown(children: RootContent[]): string {
  return processor.stringify({ type: 'root', children: children.map(asWritten) })
}

/** Returns a paragraph whose text is its Markdown as a node that is written as it is, in half the time. */
function asWritten(node: RootContent): RootContent {
  const [first, ...others] = node.type === 'paragraph' ? node.children : []
  const isPlain = first?.type === 'text' && others.length === 0 && !mayBeMarkdown(first.value, '\n', '\n')
  return isPlain ? { type: 'html', value: first.value } : node
}

/** Writes a film or a recording with the texts along its time as one line of HTML. */
export function mediaHtml(form: 'video' | 'audio', src: string, title: string, tracks: readonly MediaTrack[]): string {
  return `<${form} src=${quoted(src)} title=${quoted(title)}>${tracks.map(trackHtml).join('')}</${form}>`
}

/** Makes an element of HTML within a text. */
export function htmlElement(
  name: InlineElement['name'],
  attributes: InlineElement['attributes'],
  children: PhrasingContent[],
): HtmlElement {
  return { type: 'htmlElement', name, attributes, data: { hName: name, hProperties: { ...attributes } }, children }
}

/** An element of HTML within a text, of which Markdown has no form of its own. */
interface HtmlElement extends Parent {
  readonly type: 'htmlElement'
  readonly name: InlineElement['name']
  readonly attributes: InlineElement['attributes']
  children: PhrasingContent[]
  data: { hName: string; hProperties: Record<string, string> }
}

declare module 'mdast' {
  interface PhrasingContentMap {
    htmlElement: HtmlElement
  }
  interface RootContentMap {
    htmlElement: HtmlElement
  }
}

/**
 * Converts a story's text to a Markdown tree, from which its formats outside the site are written: HTML for feeds, and
 * plain Markdown.
 */
export function toMdast(sections: readonly Section[], context: TreeContext): BlockNode[] {
  const writer: TreeWriter = {
    ...context,
    sections: (inside) => inside.flatMap((section) => sectionToMarkdown(section, writer)),
    text: (text) => toPhrasing(text, context),
  }
  return writer.sections(sections)
}

/** Converts a text to Markdown phrasing content. */
function toPhrasing(text: readonly Inline[], context: TreeContext): PhrasingContent[] {
  return text.flatMap((inline) => phrase(inline, context))
}

function phrase(inline: Inline, context: TreeContext): PhrasingContent | PhrasingContent[] {
  const { refer, words } = context
  switch (inline.kind) {
    case 'text':
      return { type: 'text', value: inline.text }
    case 'emphasis':
    case 'strong':
      return { type: inline.kind, children: toPhrasing(inline.text, context) }
    case 'deleted':
      return { type: 'delete', children: toPhrasing(inline.text, context) }
    case 'element':
      return htmlElement(inline.name, inline.attributes, toPhrasing(inline.text, context))
    case 'code':
      return { type: 'inlineCode', value: inline.text }
    case 'math': {
      // HTML drops the dollar signs.
      const sign = { type: 'html' as const, value: '$' }
      return [sign, { type: 'inlineCode', value: inline.tex }, sign]
    }
    case 'link': {
      const url = /^[/#]/.test(inline.href) ? refer(inline.href) : inline.href
      const note = fileNote(inline.file, words)
      const children = toPhrasing(inline.text, context)
      return { type: 'link', url, children: note ? [...children, { type: 'text', value: note }] : children }
    }
    case 'footnote': {
      const identifier = inline.note.replace('note-', '') // as toMdast names the note
      const data = { hProperties: { href: refer(`#${inline.note}`) } }
      return { type: 'footnoteReference', identifier, label: identifier, data }
    }
    case 'picture': {
      const { picture, alt } = inline
      const hProperties = { width: picture.width, height: picture.height }
      return { type: 'image', url: refer(assetAddress(picture.asset)), alt, data: { hProperties } }
    }
    case 'break':
      return { type: 'break' }
    default:
      return assertNever(inline)
  }
}
