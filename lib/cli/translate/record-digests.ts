import { isMap, parseDocument, stringify } from 'yaml'
import type { SectionDigests } from '../../story/translations/staleness.ts'

/**
 * Writes the digests of what a translation was made from into its file, and leaves the rest of the file unchanged.
 * @param text the whole file, with front matter that has a `translation`
 * @throws if there is no `translation`
 */
export function recordDigests(text: string, sections: SectionDigests): string {
  const start = text.indexOf('\n') + 1
  const yaml = text.slice(start, text.indexOf('\n---', start - 1) + 1)
  const { contents } = parseDocument(yaml)
  const pairs = isMap(contents) ? contents.items : []
  const pair = pairs.find(({ key }) => String(key) === 'translation')
  if (!isMap(pair?.value) || !pair.value.range || !hasRange(pair.key)) throw new Error('This file is no translation.')
  const facts: Record<string, unknown> = { ...Object(pair.value.toJSON()), sections }
  const written = stringify({ translation: facts }, { lineWidth: 0 })
  const [from] = pair.key.range
  // A comment or empty lines may follow the value: they stay.
  const end = from + yaml.slice(from, pair.value.range[1]).trimEnd().length
  return (
    text.slice(0, start) + yaml.slice(0, from) + written.trimEnd() + yaml.slice(end) + text.slice(start + yaml.length)
  )
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
