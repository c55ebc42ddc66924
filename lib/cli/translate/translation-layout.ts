import { stringify } from 'yaml'
import type { ParsedStoryFile } from '../../story/read/read-story.ts'
import { recordOf } from '../../story/translations/staleness.ts'
import type { Section } from '../../story/types/section.ts'

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
  const { alt, caption, credit } = cover ?? {}
  const facts = {
    title,
    ...(description ? { description } : {}),
    ...(cover ? { cover: { alt, caption, credit } } : {}),
    draft: true,
    translation: { of: lang, by: 'human', sections: recordOf(frontMatter, sections) },
  }
  const yaml = stringify(facts, { lineWidth: 0, keepUndefined: false })
  const places = sections.map(
    (section) => `<!--\n${writtenSection(original, section).replaceAll('-->', '-- >')}\n-->\n`,
  )
  return `---\n# To translate: the title and what stands beside it. Delete \`draft: true\` when all is done.\n${yaml}---\n\n${places.join('\n\n')}`
}
