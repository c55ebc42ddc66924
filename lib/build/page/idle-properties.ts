const DECLARATION = /(?<=[{;])(--[\w-]+):[^;{}]*(?:;|(?=\}))/g
const EMPTY_RULE = /(?<=[{};])[^{};@]+\{\}/g

/** The most style sheets whose result is kept. */
const MOST_KEPT = 64

const known = new Map<string, string>()

/**
 * Removes from the style sheet of a page the custom properties that none of its rules uses, such as those of a drawing
 * where the page has none. No script reads them, because their names differ from build to build.
 */
export function withoutIdleProperties(css: string): string {
  const before = known.get(css)
  if (before !== undefined) return before
  if (known.size === MOST_KEPT) known.clear()
  const left = removeIdle(css)
  known.set(css, left)
  return left
}

function removeIdle(css: string): string {
  const others = css.replaceAll(DECLARATION, (declaration, name: string) => declaration.slice(name.length))
  const used = new Set(others.match(/--[\w-]+/g))
  const left = css.replaceAll(DECLARATION, (declaration, name: string) => (used.has(name) ? declaration : ''))
  if (left === css) return css
  // What is removed may have been the only use of another property.
  return removeIdle(left.replaceAll(';}', '}').replaceAll(EMPTY_RULE, ''))
}
