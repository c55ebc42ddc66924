import type { Place } from '../../problem/problem.ts'
import type { OutsideLink, ParsedStoryFile, SiteLink } from '../read/read-story.ts'
import { assertNever } from '../types/inline.ts'
import type { Section } from '../types/section.ts'
import { originalOf } from './original-of.ts'
import { whyUnpublished } from './schedule.ts'

/** What must be known of a file to check links from it and to it: little, so that it can be kept for a whole archive. */
export interface LinkFacts {
  /** As messages name it. */
  readonly file: string
  readonly lang: string
  readonly slug: string
  /** Held back or withdrawn, or a translation of what is. */
  readonly draft: boolean
  readonly links: readonly SiteLink[]
  /** Those that lead to other sites; none where the file accepts that they lead to nothing. */
  readonly outside: readonly OutsideLink[]
  /** The ids that a link may lead to, with spaces between them: a string each would take ten times as much memory. */
  readonly ids: string
  readonly aliases: readonly Alias[]
}

/** An old name of a story, and where it is written. */
export interface Alias {
  readonly name: string
  readonly place: Place
  /** Whether it is written in a translation, where it does not belong. */
  readonly translated: boolean
}

/** What must be known of the languages of one story to check links. */
export function collectLinks(manuscripts: readonly ParsedStoryFile[]): LinkFacts[] {
  const original = originalOf(manuscripts)
  return manuscripts.map((manuscript) => {
    const { source, lang, slug, links, outside, sections, frontMatter, yaml } = manuscript
    return {
      file: source.name,
      lang,
      slug,
      draft: whyUnpublished(manuscript, original) !== undefined,
      links,
      outside: frontMatter?.accept?.['link-dead'] === undefined ? [...outside, ...sections.flatMap(embedLink)] : [],
      ids: sections.flatMap(idsOf).join(' '),
      aliases: (frontMatter?.aliases ?? []).map((name, index) => ({
        name,
        place: yaml?.placeOf(['aliases', index]) ?? { line: 1, column: 1 },
        translated: Boolean(frontMatter?.translation),
      })),
    }
  })
}

function embedLink(section: Section): OutsideLink[] {
  return section.kind === 'embed' ? [{ place: section.place, href: section.address }] : []
}

function idsOf(section: Section): string[] {
  switch (section.kind) {
    case 'quote':
    case 'aside':
      return [section.id, ...section.sections.flatMap(idsOf)]
    case 'list':
      return [section.id, ...section.items.flat().flatMap(idsOf)]
    case 'footnotes':
      return [section.id, ...section.notes.map((note) => note.id)]
    case 'paragraph':
    case 'heading':
    case 'figure':
    case 'table':
    case 'chart':
    case 'embed':
    case 'code':
    case 'divider':
      return [section.id]
    default:
      return assertNever(section)
  }
}
