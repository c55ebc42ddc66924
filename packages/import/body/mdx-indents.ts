/**
 * Removes the spaces by which writers of MDX indent what is within a component. MDX has no code of indented lines, as
 * Markdown has. No line is added or removed.
 */
export function withoutMdxIndents(text: string): string {
  const open: Open[] = []
  let fence = ''
  const all = text.split('\n')
  const closable = new Set(all.flatMap(namesClosedIn))
  const lines = all.map((line) => {
    if (line.trim() === '') return line
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const last = open.at(-1)
    const ended = fence ? undefined : endIn(open, line)
    if (ended && CLOSING.test(line)) return ' '.repeat(ended.at) + line.trimStart()
    if (last) last.inside ??= indent
    const at = Math.max(indent - Math.max((last?.inside ?? 0) - (last?.at ?? 0), 0), Math.min(indent, last?.at ?? 0))
    const [, mark = ''] = FENCE.exec(line) ?? []
    const [, name] = (!fence && OPENING.exec(line)) || []
    if (!fence) fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    if (name && closable.has(name)) open.push({ name, at })
    return ' '.repeat(at) + line.slice(indent)
  })
  return lines.join('\n')
}

/** A component or an element in MDX that contains the following lines. */
interface Open {
  readonly name: string
  /** The number of spaces before its tag in the text without its indents. */
  readonly at: number
  /** The number of spaces before its first line, as written. */
  inside?: number
}

const OPENING = /^\s*<([A-Za-z][\w.]*)(?:\s[^<>]*)?(?<!\/)>\s*$/
const CLOSING = /^\s*<\/[A-Za-z][\w.]*>\s*$/
const FENCE = /^\s*(`{3,}|~{3,})/

/** Removes the elements that end in a line, with those within them that were not closed, and returns the outermost. */
function endIn(open: Open[], line: string): Open | undefined {
  const places = namesClosedIn(line).map((closed) => open.findLastIndex(({ name }) => name === closed))
  const found = places.filter((place) => place >= 0)
  return found.length > 0 ? open.splice(Math.min(...found))[0] : undefined
}

/** Returns the names of the elements that end in a line and began in another. What is in code is no tag. */
function namesClosedIn(line: string): string[] {
  const tags = [...line.replaceAll(/`[^`]*`/g, '').matchAll(/<(\/?)([A-Za-z][\w.]*)(?![\w.])[^<>]*(?<!\/)>/g)]
  const opened = tags.flatMap(([, slash, name]) => (slash ? [] : name))
  return tags.flatMap(([, slash, name = '']) => (slash && !opened.includes(name) ? name : []))
}
