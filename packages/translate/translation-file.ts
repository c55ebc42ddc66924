import { isMap, isNode, parseDocument, stringify } from 'yaml'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { digestsOfOriginal, type SectionDigests } from '../../lib/story/translations/staleness.ts'
import type { Section } from '../../lib/story/types/section.ts'

/** Returns a section as its file writes it. */
export function writtenSection({ source, sections }: ParsedStoryFile, section: Section): string {
  const next = sections[sections.indexOf(section) + 1]
  const lines = source.text.split('\n').slice(section.place.line - 1, next && next.place.line - 1)
  return lines.join('\n').trim()
}

/**
 * Returns the file of a translation that is still to be written. Its front matter records what it is made from, and
 * each section of the original is a comment above its place. The file is a draft.
 */
export function translationLayout(original: ParsedStoryFile): string {
  const { lang, frontMatter, sections } = original
  if (!frontMatter) throw new Error('The original has no front matter.')
  const { title, description, cover } = frontMatter
  const facts = {
    title,
    description: description || undefined,
    cover: cover && { alt: cover.alt, caption: cover.caption, credit: cover.credit },
    draft: true,
    translation: { of: lang, by: 'human', sections: digestsOfOriginal(frontMatter, sections) },
  }
  const yaml = stringify(facts, { lineWidth: 0, keepUndefined: false })
  const places = sections.map(
    (section) => `<!--\n${writtenSection(original, section).replaceAll('-->', '-- >')}\n-->\n`,
  )
  return `---\n# To translate: the title and the texts below it. Delete \`draft: true\` when all is done.\n${yaml}---\n\n${places.join('\n\n')}`
}

/**
 * Writes the digests of what a translation was made from into its file, and leaves the rest of the file unchanged.
 * @param text the whole file, with front matter that has a `translation`
 * @throws if there is no `translation`
 */
export function recordDigests(text: string, sections: SectionDigests): string {
  const start = text.indexOf('\n') + 1
  const yaml = text.slice(start, text.indexOf('\n---', start - 1) + 1)
  const { contents } = parseDocument(yaml)
  const pair = isMap(contents) ? contents.items.find(({ key }) => String(key) === 'translation') : undefined
  if (!isMap(pair?.value) || !pair.value.range || !isNode(pair.key) || !pair.key.range)
    throw new Error('This file is no translation.')
  const facts: Record<string, unknown> = { ...Object(pair.value.toJSON()), sections }
  const written = stringify({ translation: facts }, { lineWidth: 0 }).trimEnd()
  const [from] = pair.key.range
  // A comment or empty lines may follow the value: they stay.
  const end = from + yaml.slice(from, pair.value.range[1]).trimEnd().length
  return text.slice(0, start) + yaml.slice(0, from) + written + yaml.slice(end) + text.slice(start + yaml.length)
}
