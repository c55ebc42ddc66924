import type { BlockContent, DefinitionContent, Image, Nodes, PhrasingContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { FileFacts } from '../../attachment/file-types.ts'
import type { Messages } from '../../language/messages.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Slot } from '../../picture/slots.ts'
import { type Place, placeOf } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { sentence } from '../../problem/wording.ts'
import type { CodeToken, Formula, Inline, Section, SectionOf, ShownPicture } from '../types/section.ts'

/** A kind of section: everything about it except its markup. */
export interface SectionKind<Own> {
  /** Markdown that makes one such section. Tests use it, and editors’ programs offer that of a block as a snippet. */
  readonly example: string
  /** Markdown that makes each of its variants, by their names in the editor, if it has several. */
  readonly variants?: Readonly<Record<string, string>>
  /** The readers of the `:::name` blocks that it is written as, by name. A block may make a section of another kind. */
  readonly blocks?: Readonly<Record<string, Reader<ContainerDirective, Section>>>
  /** The readers of the `::name` lines that it is written as, by name. */
  readonly lines?: Readonly<Record<string, Reader<LeafDirective, Own>>>
  /** Returns what all other code needs to know about a section. */
  facts(section: Own): SectionFacts
  /**
   * Returns the section with all its texts and pictures as a typesetter changes them: with the quotation marks of its
   * language, or with the credits of its pictures. Without it they stay as written.
   */
  typeset?(section: Own, typesetter: SectionTypesetter): Own
  /** Converts a section to a Markdown tree, from which feeds and the Markdown edition are written. */
  toMarkdown(section: Own, writer: TreeWriter): BlockNode | readonly BlockNode[]
}

/** Reads a directive. Reports every problem, and returns undefined if it makes no section. */
export type Reader<Node, Own> = (node: Node, reader: BlockReader) => Own | undefined

/** Facts about a section. */
export interface SectionFacts {
  /** Its kind in words, with all that a translation must have in common with it: `list of 3`. */
  readonly outline: string
  /** Its own texts, without those of the sections inside it. Each is a line or more. */
  readonly texts?: readonly (readonly Inline[])[]
  /** Whether its texts are no prose, so that checks of language skip them. */
  readonly isCode?: boolean
  /** The sections inside it, in order. */
  readonly inside?: readonly Section[]
  /**
   * Its texts and the sections inside it in the order of reading, where texts come between the sections
   * (`factsOfParts`).
   */
  readonly parts?: readonly SectionPart[]
  /** Its picture, if it has one. */
  readonly figure?: SectionOf<'figure'> | undefined
  /** The address of another site that it links to, in addition to the links in its texts. */
  readonly link?: string | undefined
  /** The address that it loads in a frame when a reader asks for it. Its host must be declared in site.yaml. */
  readonly frame?: string | undefined
  /** Ids inside it that a link may target, apart from those of sections. */
  readonly ids?: readonly string[]
}

/** Texts of a section, and the sections that come after them. */
interface SectionPart {
  readonly texts: readonly (readonly Inline[])[]
  readonly inside: readonly Section[]
}

/** Returns the facts about the text of a section in which texts come between the sections inside it. */
export function factsOfParts(
  parts: readonly SectionPart[],
): Required<Pick<SectionFacts, 'texts' | 'inside' | 'parts'>> {
  return { texts: parts.flatMap(({ texts }) => texts), inside: parts.flatMap(({ inside }) => inside), parts }
}

/** Reads what is inside a directive, in the same way as elsewhere in a story. */
export interface BlockReader {
  readonly context: Context
  /** The source of the text, for places within it. */
  readonly markdown: string
  /** Whether no other block contains the directive. */
  readonly isOutermost: boolean
  /** Returns the id of the next section of a kind. */
  nextId(kind: string): string
  /** Returns a reader of what is inside a section. The ids of sections begin with that section’s. */
  inside(id: string): BlockReader
  sections(nodes: readonly BlockNode[]): Section[]
  text(nodes: readonly PhrasingContent[]): Inline[]
  /** @param end the offset in the Markdown at which the picture’s attributes end */
  picture(image: Image, end: number): ShownPicture | undefined
}

/** Changes the texts and the pictures of sections. */
export interface SectionTypesetter {
  text(text: string): string
  inlines(inlines: readonly Inline[]): readonly Inline[]
  picture(picture: Picture): Picture
  sections(sections: readonly Section[]): readonly Section[]
}

/** A block of a Markdown tree. */
export type BlockNode = BlockContent | DefinitionContent

/** Returns a reference from a file to an address of the site (`/en/about/`) or a place in the story (`#p3`). */
export type Refer = (address: string) => string

/** The functions and messages with which a picture is written into a Markdown tree. */
export interface TreeContext {
  readonly words: Messages
  readonly refer: Refer
}

/**
 * Writes the parts of a section into a Markdown tree. What only HTML can express is in `data` of the nodes, where
 * mdast-util-to-hast looks for it.
 */
export interface TreeWriter extends TreeContext {
  sections(sections: readonly Section[]): BlockNode[]
  text(text: readonly Inline[]): PhrasingContent[]
}

/** Returns a text as the value of an attribute, in quotation marks. */
export function quoted(text: string): string {
  return `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll(/\s+/g, ' ')}"`
}

/** Returns a text as inline content without formatting. */
export function asInlines(text = ''): Inline[] {
  return [{ kind: 'text', text }]
}

/** Returns the text in the square brackets of a block, if there is any, and the blocks inside. */
export function partsOf(node: ContainerDirective | LeafDirective) {
  if (node.type === 'leafDirective') return [node.children, []] as const
  const [first, ...others] = node.children
  const hasLabel = first?.type === 'paragraph' && first.data?.directiveLabel
  return hasLabel ? ([first.children, others] as const) : ([undefined, node.children] as const)
}

/** Reports the attributes of a block that can have none. */
export function reportAttributes(node: ContainerDirective, context: Context): void {
  const [attribute] = Object.keys(node.attributes ?? {})
  if (!attribute) return
  const message = sentence`A ::: block has no attributes (“${attribute}”).`
  context.report(placeOf(node), 'markdown-unsupported', message, sentence`Delete the curly brackets.`)
}

/** The context in which Markdown is converted to sections. */
export interface Context {
  /** The language in which the text is written. */
  readonly lang: string
  report(place: Place, rule: Rule, message: string, hint?: string): void
  /** Reads a picture by its name as written. Reports a picture that cannot be used and returns undefined. */
  picture(src: string, place: Place, slot: Slot): Picture | undefined
  /**
   * Records a link for later checks, and resolves it to an address of the site if it points into the site.
   * @param words the words of the link, which need not be repeated in what it says of a file
   */
  link(href: string, place: Place, words?: string): LinkTarget
  /** Highlights code, if the publication wants it. */
  readonly highlight?: Highlighter | undefined
  /** Converts formulas, if the publication wants it. */
  readonly formula?: FormulaReader | undefined
}

/** The target of a link. */
interface LinkTarget {
  readonly href: string
  /** What the link says of the file that it leads to. */
  readonly file?: FileFacts
}

/** Divides code into its parts; undefined if it does not know the language. */
type Highlighter = (code: string, language: string) => readonly CodeToken[] | undefined

/**
 * Converts TeX to MathML, without the element `math`.
 * @returns why it cannot, and the offset of the error, if the TeX has one
 */
export type FormulaReader = (tex: string, isBlock: boolean) => Formula | { readonly error: string; readonly at: number }

/** Reports a kind of Markdown that stories cannot contain. */
export function reportUnsupported(node: Nodes, context: Context): void {
  const message = sentence`“${node.type}” cannot be shown in every edition of a story.`
  context.report(placeOf(node), 'markdown-unsupported', message)
}

/** Whether a text after a picture is written as its attributes: in curly brackets, or nothing. */
export function areAttributes(text: string): boolean {
  return /^\s*(?:\{[^{}]*\}\s*)?$/.test(onOneLine(text))
}

/** Returns a text without its line breaks, and without the marks of a quotation that follow them. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\n[\s>]*/g, ' ').trim()
}
