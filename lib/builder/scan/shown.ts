/** Returns what other pages show of a story, or of a part of it, as a text to compare; empty if there is none. */
export function shownOf(value: unknown): string {
  const text = JSON.stringify(value, (key, inner) => {
    if (OWN.has(key)) return undefined
    return inner instanceof Map ? [...inner] : inner
  })
  return text ?? ''
}

/** Facts that only the story’s own page and its problems use: lines of files, and the staleness of a translation. */
const OWN: ReadonlySet<string> = new Set(['place', 'named', 'staleness'])
