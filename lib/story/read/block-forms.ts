import type { Blockquote, Paragraph, PhrasingContent } from 'mdast'

/** The terms and the meanings of one entry of a list of definitions, as they are written. */
export interface WrittenDefinition {
  readonly terms: (readonly PhrasingContent[])[]
  readonly details: PhrasingContent[][]
}

/**
 * Reads a paragraph as a list of definitions: terms in lines of their own, and after them lines that begin with a colon
 * and a space. Returns undefined for a paragraph that is none.
 */
export function splitDefinitions({ children }: Paragraph): WrittenDefinition[] | undefined {
  if (!children.some((node) => node.type === 'text' && /\n: +\S/.test(node.value))) return undefined
  const entries: WrittenDefinition[] = []
  for (const line of linesOf(children)) {
    const last = entries.at(-1)
    const meaning = withoutColon(line)
    if (meaning && last) last.details.push([...meaning])
    else if (meaning)
      return undefined // a meaning without a term
    else if (last && last.details.length === 0) last.terms.push(line)
    else entries.push({ terms: [line], details: [] })
  }
  return entries.at(-1)?.details.length ? entries : undefined
}

/** Divides the content of a paragraph at its line breaks. */
function linesOf(nodes: readonly PhrasingContent[]): (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type !== 'text') {
      lines.at(-1)?.push(node)
      continue
    }
    for (const [index, value] of node.value.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (value) lines.at(-1)?.push({ ...node, value })
    }
  }
  return lines
}

function withoutColon([first, ...others]: readonly PhrasingContent[]): readonly PhrasingContent[] | undefined {
  const [mark] = (first?.type === 'text' && /^: +/.exec(first.value)) || []
  if (first?.type !== 'text' || mark === undefined) return undefined
  return [{ ...first, value: first.value.slice(mark.length) }, ...others]
}

/** The names of alerts: a quotation whose first line is `[!NOTE]`, as GitHub and others read it. */
export const ALERTS = ['note', 'tip', 'important', 'warning', 'caution'] as const

const ALERT = new RegExp(String.raw`^\[!(${ALERTS.join('|')})\][ \t]*(?:\n|$)`, 'i')

/** Returns the kind of block that an alert is, and what is inside it; undefined for a quotation. */
export function splitAlert({ children: [first, ...others] }: Blockquote) {
  const [text, ...rest] = first?.type === 'paragraph' ? first.children : []
  const [mark = '', name] = (text?.type === 'text' && ALERT.exec(text.value)) || []
  const variant = ALERTS.find((one) => one === name?.toLowerCase())
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !variant) return undefined
  const value = text.value.slice(mark.length)
  const [after, ...following] = rest
  // The line may end with two spaces, which make a line break.
  const content = value ? [{ ...text, value }, ...rest] : after?.type === 'break' ? following : rest
  return { variant, children: content.length > 0 ? [{ ...first, children: content }, ...others] : others }
}
