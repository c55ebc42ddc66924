import { memoizeByText } from '../../language/format.ts'

/**
 * Removes from the style sheet of a page the custom properties that none of its rules uses, such as those of a drawing
 * where the page has none.
 * @param later style sheets and scripts that the page may load, and whose properties it needs
 */
export function withoutIdleProperties(css: string, later: readonly string[] = []): string {
  const names = later.flatMap((text) => namesIn(text))
  const key = `${names.join()} ${css}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size === MOST_KEPT) known.clear()
  const left = removeIdle(css, names)
  known.set(key, left)
  return left
}

const DECLARATION = /(?<=[{;])(--[\w-]+):[^;{}]*(?:;|(?=\}))/g
const EMPTY_RULE = /(?<=[{};])[^{};@]+\{\}/g

/** The most style sheets whose result is kept. */
const MOST_KEPT = 64

const known = new Map<string, string>()

const namesIn = memoizeByText((text): readonly string[] => [...new Set(text.match(/--[a-z][\w-]*/gi))])

function removeIdle(css: string, later: readonly string[]): string {
  const others = css.replaceAll(DECLARATION, (declaration, name: string) => declaration.slice(name.length))
  const used = new Set([...later, ...(others.match(/--[\w-]+/g) ?? [])])
  const left = css.replaceAll(DECLARATION, (declaration, name: string) => (used.has(name) ? declaration : ''))
  if (left === css) return css
  // What is removed may have been the only use of another property.
  return removeIdle(left.replaceAll(';}', '}').replaceAll(EMPTY_RULE, ''), later)
}
