import { fromHtml } from 'hast-util-from-html'
import { toString as textOfTree } from 'hast-util-to-string'
import type { Definition, PhrasingContent } from 'mdast'

/** A term that a translation must have, by the words in the original. */
export type Terms = ReadonlyMap<string, string>

/** A text as a provider gets it, and a function that turns the answer into Markdown. */
export interface ProtectedText {
  /**
   * The text with tags. `<g id="1">` is around words that have a mark or a link; `<x id="2">` has what must stay: code,
   * references to notes, and terms of the glossary, as the translation must have them.
   */
  readonly tagged: string
  /**
   * Returns the answer with the marks, links, notes and terms of the original.
   * @throws BrokenTags if the answer has lost, repeated or invented a tag
   */
  restore(answer: string): PhrasingContent[]
}

/** The error of an answer whose tags are not those of the text that was sent. */
export class BrokenTags extends Error {}

/** Protects a text against changes by a provider. */
export function protectText(
  nodes: readonly PhrasingContent[],
  terms: Terms,
  definitions: ReadonlyMap<string, Definition> = new Map(),
): ProtectedText {
  const kept = new Map<string, PhrasingContent>()
  const next = (node: PhrasingContent) => {
    const id = String(kept.size + 1)
    kept.set(id, node)
    return id
  }
  const keep = (node: PhrasingContent, shown: string) => `<x id="${next(node)}">${escapeTags(shown)}</x>`
  const wrap = (node: PhrasingContent, children: readonly PhrasingContent[]) =>
    `<g id="${next(node)}">${tag(children)}</g>`
  const tag = (all: readonly PhrasingContent[]): string =>
    all
      .map((node) => {
        switch (node.type) {
          case 'text':
            return splitTerms(node.value.replaceAll(/(?<!\s)\s*\n\s*/g, ' '), terms)
              .map(({ words, term }) =>
                term === undefined ? escapeTags(words) : keep({ type: 'text', value: term }, term),
              )
              .join('')
          case 'emphasis':
          case 'strong':
          case 'delete':
          case 'link':
            return wrap(node, node.children)
          case 'linkReference': {
            const { url = '', title = null } = definitions.get(node.identifier) ?? {}
            return wrap({ type: 'link', url, title, children: [] }, node.children)
          }
          default:
            return keep(node, node.type === 'inlineCode' ? node.value : '')
        }
      })
      .join('')
  const tagged = tag(nodes)
  return { tagged, restore: (answer) => restoreTags(answer, kept) }
}

/**
 * Splits a text at the terms of a glossary, the longest first. A term is whole words, except in scripts without spaces.
 */
function splitTerms(text: string, terms: Terms): { words: string; term?: string | undefined }[] {
  const all = [...terms.keys()].toSorted((a, b) => b.length - a.length)
  if (all.length === 0) return [{ words: text }]
  const spaceless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
  const pattern = all.map((term) => {
    const literal = term.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    return spaceless.test(term) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`
  })
  return text
    .split(new RegExp(`(${pattern.join('|')})`, 'u'))
    .map((words) => ({ words, term: terms.get(words) }))
    .filter(({ words }) => words !== '')
}

const TAG = /<(\/?)([gx])\b([^<>]*?)(\/?)>/gi

/** The words between two tags of an answer, or the content of an element. */
interface Open {
  readonly id: string
  readonly children: PhrasingContent[]
}

function restoreTags(answer: string, kept: ReadonlyMap<string, PhrasingContent>): PhrasingContent[] {
  const used = new Set<string>()
  const stack: Open[] = [{ id: '', children: [] }]
  const top = () => stack.at(-1) ?? { id: '', children: [] }
  const take = (attributes: string, isPair: boolean): [string, PhrasingContent] => {
    const id = /id\s*=\s*["']?(\d+)/.exec(attributes)?.[1] ?? ''
    const node = kept.get(id)
    if (!node || used.has(id) || 'children' in node !== isPair) throw new BrokenTags()
    used.add(id)
    return [id, node]
  }
  let from = 0
  let isKept = false
  for (const { 0: whole, 1: slash, 2: name, 3: attributes = '', 4: isEmpty, index } of answer.matchAll(TAG)) {
    const words = answer.slice(from, index)
    from = index + whole.length
    if (!isKept) top().children.push(...textOf(words))
    if (name?.toLowerCase() === 'x') {
      if (Boolean(slash) !== isKept) throw new BrokenTags()
      if (!slash) top().children.push(take(attributes, false)[1])
      isKept = !slash && !isEmpty
    } else if (slash) {
      const { id, children } = stack.pop() ?? top()
      const node = kept.get(id)
      if (!node || !('children' in node) || stack.length === 0) throw new BrokenTags()
      top().children.push(
        ...outerSpace(children, 0, /^\s+/),
        { ...node, children },
        ...outerSpace(children, -1, /(?<!\s)\s+$/),
      )
    } else stack.push({ id: take(attributes, true)[0], children: [] })
  }
  top().children.push(...textOf(answer.slice(from)))
  if (isKept || stack.length !== 1 || used.size !== kept.size) throw new BrokenTags()
  return top().children
}

/** Takes the space at an end of the words inside a mark: Markdown knows no mark that begins or ends with a space. */
function outerSpace(children: readonly PhrasingContent[], end: 0 | -1, pattern: RegExp): PhrasingContent[] {
  const node = children.at(end)
  const [space] = (node?.type === 'text' && pattern.exec(node.value)) || []
  if (node?.type !== 'text' || !space) return []
  node.value = node.value.replace(pattern, '')
  return [{ type: 'text', value: space }]
}

function textOf(words: string): PhrasingContent[] {
  if (/<[/!?a-z]/i.test(words)) throw new BrokenTags()
  const text = textOfTree(fromHtml(words, { fragment: true })) // Providers write character references for signs.
  return words ? [{ type: 'text', value: text.replaceAll(/(?<!\s)\s*\n\s*/g, ' ') }] : []
}

function escapeTags(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
