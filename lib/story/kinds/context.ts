import type { Nodes } from 'mdast'
import type { FileFacts } from '../../attachment/file-facts.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Slot } from '../../picture/slots.ts'
import type { Place } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import type { Formula } from '../types/inline.ts'
import type { CodeToken } from '../types/section.ts'

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
export interface LinkTarget {
  readonly href: string
  /** What the link says of the file that it leads to. */
  readonly file?: FileFacts
}

/** Divides code into its parts; undefined if it does not know the language. */
export type Highlighter = (code: string, language: string) => readonly CodeToken[] | undefined

/**
 * Converts TeX to MathML, without the element `math`.
 * @returns why it cannot, and the offset of the error, if the TeX has one
 */
export type FormulaReader = (tex: string, isBlock: boolean) => Formula | { readonly error: string; readonly at: number }

/** Reports a kind of Markdown that stories cannot contain. */
export function reportUnsupported(node: Nodes, context: Context): void {
  const message = `“${node.type}” cannot be shown in every edition of a story.`
  context.report(placeOf(node), 'markdown-unsupported', message)
}

/**
 * The place where a node of a syntax tree begins.
 * @example
 * placeOf({ position: { start: { line: 3, column: 7 } } }) // => { line: 3, column: 7 }
 */
export function placeOf(node: { position?: { start: Place } | undefined }): Place {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  return { line, column }
}

/** Whether a text after a picture is written as its attributes: in curly brackets, or nothing. */
export function areAttributes(text: string): boolean {
  return /^\s*(?:\{[^{}]*\}\s*)?$/.test(onOneLine(text))
}

/** Returns a text without its line breaks, and without the marks of a quotation that follow them. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\n[\s>]*/g, ' ').trim()
}
