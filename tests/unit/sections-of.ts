import type { Picture } from '../../lib/picture/picture.ts'
import type { Rule } from '../../lib/problem/rules.ts'
import { highlightCode } from '../../lib/story/extensions/code.ts'
import { readFormula } from '../../lib/story/extensions/math.ts'
import { sectionsText } from '../../lib/story/kinds/kinds.ts'
import { parseMarkdown } from '../../lib/story/read/parse-markdown.ts'
import { toSections } from '../../lib/story/read/to-sections.ts'
import { plainText, type Section } from '../../lib/story/types/section.ts'

/** A picture that is always found. */
export const PICTURE: Picture = { path: '/mill.png', asset: 'mill.0.png', width: 4, height: 3, widths: [] }

/** Turns Markdown into sections, with all extensions, every picture found and every link left as it is. */
export function readSections(markdown: string, lang = 'en'): { sections: Section[]; reports: string[] } {
  const reports: string[] = []
  const sections = toSections(parseMarkdown(markdown), markdown, {
    lang,
    report: ({ line, column }, rule: Rule) => reports.push(`${line}:${column} ${rule}`),
    picture: () => PICTURE,
    link: (href) => ({ href }),
    highlight: highlightCode,
    formula: readFormula,
  })
  return { sections, reports }
}

/**
 * The sections of sound Markdown.
 * @throws if anything is reported
 */
export function sectionsOf(markdown: string, lang = 'en'): Section[] {
  const { sections, reports } = readSections(markdown, lang)
  if (reports.length > 0) throw new Error(`There are problems: ${reports.join(', ')}`)
  return sections
}

/** Sections in short, one line each: the id, and the words or what the section is made of. */
export function outlineOf(sections: readonly Section[]): string[] {
  return sections.flatMap((section) => {
    switch (section.kind) {
      case 'quote':
        return [section.id, ...outlineOf(section.sections)]
      case 'aside':
        return [`${section.id} ${section.variant} ${plainText(section.title ?? [])}`, ...outlineOf(section.sections)]
      case 'list':
        return [`${section.id} from ${section.start}`, ...section.items.flatMap((item) => ['-', ...outlineOf(item)])]
      case 'footnotes':
        return section.notes.flatMap((note) => [`${note.id} from ${note.refs.join(' ')}`, ...outlineOf(note.sections)])
      default:
        return [`${section.id} ${sectionsText([section])}`.trimEnd()]
    }
  })
}
