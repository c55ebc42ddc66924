import { type Section, sectionsText } from '../types/section.ts'
import { sectionDigest, textDigest } from './section-digest.ts'
import { HEADER, type SectionDigests } from './staleness.ts'

/** The parts of a story's front matter that are translated with its text. */
export interface RecordedHeader {
  readonly title: string
  readonly description?: string | undefined
  readonly cover?:
    | {
        readonly alt?: string | undefined
        readonly caption?: string | undefined
        readonly credit?: string | undefined
      }
    | undefined
}

/** The digests of an original as it is now. A translation stores them to record the version that it was made from. */
export function recordOf({ title, description, cover }: RecordedHeader, sections: readonly Section[]): SectionDigests {
  const head = [title, description, cover?.alt, cover?.caption, cover?.credit].join('\n')
  // A section without words, such as a divider, has nothing to translate.
  const worded = sections.filter((section) => section.kind === 'figure' || sectionsText([section]).trim() !== '')
  return Object.fromEntries([
    [HEADER, textDigest(head)],
    ...worded.map((section) => [section.id, sectionDigest(section)]),
  ])
}
