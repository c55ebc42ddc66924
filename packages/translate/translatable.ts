import type { Image, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { ownKind } from '../../lib/story/kinds/own.ts'
import { readTextAlone } from '../../lib/story/translations/unsaved-story.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { plainMarkdown } from '../../lib/syndication/markdown-edition.ts'
import { type ProtectedText, protectText, type Terms } from './protected-text.ts'

/** A range of a text. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Words in a Markdown text that are translated together, and what is written in their place. */
export interface TranslatableWords extends Range {
  readonly texts: readonly ProtectedText[]
  /** Returns the Markdown for the answers, one for each text. */
  write(answers: readonly string[]): string
}

/** A problem of a text, at an offset. */
export interface TextProblemAt {
  readonly at: number
  readonly rule: string
  readonly message: string
}

/** The text of a Markdown file without its front matter, with the place of each section in it. */
export interface TranslatableBody {
  readonly markdown: string
  readonly root: Root
  readonly sections: readonly Section[]
  readonly problems: readonly TextProblemAt[]
  /** Returns the ranges of a section, one for each block that it consists of, from top to bottom. */
  rangesOf(section: Section): Range[]
}

/** Reads Markdown without its pictures: their files are those of the original. */
export function readBody(markdown: string, lang: string): TranslatableBody {
  const starts = [0]
  for (const { index } of markdown.matchAll(/\n/g)) starts.push(index + 1)
  const offsetOf = ({ line, column }: { line: number; column: number }) => (starts[line - 1] ?? 0) + column - 1
  const problems: TextProblemAt[] = []
  const { root, sections } = readTextAlone(markdown, lang, (place, rule, message) => {
    problems.push({ at: offsetOf(place), rule, message })
  })
  const rangesOf = (section: Section) =>
    root.children
      .filter((node) =>
        section.kind === 'footnotes'
          ? node.type === 'footnoteDefinition'
          : rangeOf(node).from === offsetOf(section.place),
      )
      .map(rangeOf)
  return { markdown, root, sections, problems, rangesOf }
}

/** Returns the range of a node in the Markdown from which it was parsed. */
export function rangeOf({ position }: Nodes): Range {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 }
}

/** Returns all words of a text that are to be translated, in order. Everything between them stays as it is. */
export function wordsIn(
  { markdown, root }: Pick<TranslatableBody, 'markdown' | 'root'>,
  terms: Terms,
): TranslatableWords[] {
  const definitions = new Map(
    root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node] as const] : [])),
  )
  const found: TranslatableWords[] = []
  const phrases = (nodes: readonly PhrasingContent[], write: (nodes: PhrasingContent[]) => string) => {
    const [first, last] = [nodes[0], nodes.at(-1)]
    if (!first || !last) return
    const text = protectText(nodes, terms, definitions)
    const range = { from: rangeOf(first).from, to: rangeOf(last).to }
    found.push({ ...range, texts: [text], write: ([answer = '']) => write(text.restore(answer)) })
  }
  const images = (nodes: readonly PhrasingContent[]) =>
    nodes.filter((node) => node.type === 'image').map((image) => found.push(wordsOfImage(image, terms)))
  visit(root, (node: Root | RootContent) => {
    switch (node.type) {
      case 'paragraph':
        if (images(node.children).length === 0) phrases(node.children, inline)
        break
      case 'heading':
        phrases(node.children, inline)
        break
      case 'tableCell':
        phrases(node.children, (children) => plainMarkdown([{ type: 'tableCell', children }]).trim())
        break
      case 'leafDirective':
        phrases(node.children, inline)
        found.push(...wordsOfAttributes(node, markdown, terms))
        break
      case 'containerDirective':
        found.push(...wordsOfAttributes(node, markdown, terms))
    }
  })
  return found.toSorted((a, b) => a.from - b.from)
}

function inline(children: PhrasingContent[]): string {
  return plainMarkdown([{ type: 'paragraph', children }]).trim()
}

function wordsOfImage(image: Image, terms: Terms): TranslatableWords {
  const texts = [image.alt, image.title].map((text) => protectText(plain(text ?? ''), terms))
  const write = (answers: readonly string[]) => {
    const [alt = '', title = ''] = texts.map((text, index) => restoreText(text, answers[index] ?? ''))
    return inline([{ ...image, alt, title: title || null }])
  }
  return { ...rangeOf(image), texts, write }
}

/** The attributes of blocks that have words, and those that have names of a chart’s table, separated by semicolons. */
const WORDED = ['unit', 'alt', 'forecast', 'derived']
const LISTED = ['forecast', 'derived']

const ATTRIBUTE = /(?<=[{\s])([\w:.-]+)=(?:"([^"]*)"|'([^']*)'|([^\s}"']+))/g

/** The same names are sent as in the table, so they get the same translation. */
function wordsOfAttributes(
  node: LeafDirective | ContainerDirective,
  markdown: string,
  terms: Terms,
): TranslatableWords[] {
  const { from } = rangeOf(node)
  const [line = ''] = /^[^\n]*/.exec(markdown.slice(from)) ?? []
  const own = ownKind(node.name)
  const worded = own ? (own.texts ?? []) : WORDED
  return [...line.slice(line.lastIndexOf('{')).matchAll(ATTRIBUTE)].flatMap((match) => {
    const [whole, name = '', double, single, bare] = match
    const value = double ?? single ?? bare ?? ''
    if (!worded.includes(name)) return []
    const names = !own && LISTED.includes(name) ? value.split(';').map((one) => one.trim()) : [value]
    const texts = names.map((text) => protectText(plain(text), terms))
    const start = from + line.lastIndexOf('{') + match.index + name.length + 1
    const write = (answers: readonly string[]) => {
      const all = texts.map((text, index) => restoreText(text, answers[index] ?? '')).join('; ')
      return `"${all.replaceAll('"', '’')}"`
    }
    return { from: start, to: start + whole.length - name.length - 1, texts, write }
  })
}

/** Returns an answer without tags: for texts that have no marks. */
export function restoreText(text: ProtectedText, answer: string): string {
  return text
    .restore(answer)
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .trim()
}

/** Returns a text as the content of a paragraph. */
export function plain(value: string): PhrasingContent[] {
  return value ? [{ type: 'text', value }] : []
}

/** Writes texts in the place of ranges that do not overlap. Texts for the same place stay in their order. */
export function replaceRanges(text: string, edits: readonly (Range & { readonly text: string })[]): string {
  const fromTheEnd = edits.toReversed().toSorted((a, b) => b.from - a.from)
  return fromTheEnd.reduce((all, { from, to, text: piece }) => all.slice(0, from) + piece + all.slice(to), text)
}
