/** A component or an element in MDX that contains the following lines. */
interface Open {
  readonly name: string
  /** The number of spaces before its tag in the text without its indents. */
  readonly at: number
  /** The number of spaces before its first line, as written. */
  inside?: number
}

const OPENING = /^\s*<([A-Za-z][\w.]*)(?:\s[^<>]*)?(?<!\/)>\s*$/
const CLOSING = /^\s*<\/([A-Za-z][\w.]*)>\s*$/
const FENCE = /^\s*(`{3,}|~{3,})/

/**
 * Removes the spaces by which writers of MDX indent what is within a component. MDX has no code of indented lines, as
 * Markdown has. No line is added or removed.
 */
export function withoutMdxIndents(text: string): string {
  const open: Open[] = []
  let fence = ''
  const lines = text.split('\n').map((line) => {
    if (line.trim() === '') return line
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const [, closed] = (!fence && CLOSING.exec(line)) || []
    const last = open.at(-1)
    if (closed && last?.name === closed) {
      open.pop()
      return ' '.repeat(last.at) + line.trimStart()
    }
    if (last) last.inside ??= indent
    const at = Math.max(indent - Math.max((last?.inside ?? 0) - (last?.at ?? 0), 0), Math.min(indent, last?.at ?? 0))
    const [, mark = ''] = FENCE.exec(line) ?? []
    const [, name] = (!fence && OPENING.exec(line)) || []
    if (!fence) fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    if (name && text.includes(`</${name}>`)) open.push({ name, at })
    return ' '.repeat(at) + line.slice(indent)
  })
  return lines.join('\n')
}
