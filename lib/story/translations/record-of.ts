import { type Section, sectionsText } from '../types/section.ts'
import { sectionDigest, textDigest } from './section-digest.ts'
import { HEADER, type SectionDigests } from './staleness.ts'

/** What stands over a story's text and is translated with it. */
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

/** The record of an original as it is: what a translation that is made of it now is made from. */
export function recordOf({ title, description, cover }: RecordedHeader, sections: readonly Section[]): SectionDigests {
  const head = [title, description, cover?.alt, cover?.caption, cover?.credit].join('\n')
  // What has no words, such as a line between sections, has nothing to translate.
  const worded = sections.filter((section) => section.kind === 'figure' || sectionsText([section]).trim() !== '')
  return Object.fromEntries([
    [HEADER, textDigest(head)],
    ...worded.map((section) => [section.id, sectionDigest(section)]),
  ])
}
