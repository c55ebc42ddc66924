import type { ListItem } from 'mdast'
import { sentence } from '../../problem/wording.ts'
import type { Inline, Section, SectionBase, SectionOf } from '../types/section.ts'
import { factsOfParts, type SectionKind } from './section-kind.ts'

/** Terms, and what each of them means. */
export interface Definition {
  readonly terms: readonly (readonly Inline[])[]
  readonly details: readonly (readonly Section[])[]
}

declare module '../types/section.ts' {
  interface SectionTypes {
    definitions: SectionBase & { readonly kind: 'definitions'; readonly entries: readonly Definition[] }
  }
}

/** Lists of definitions: a term in a line, and below it, after a colon and a space, what it means. */
export const definitions: SectionKind<SectionOf<'definitions'>> = {
  example: 'Ebb\n: The tide goes out.\n: The tide is low.\n\nFlood\n: The tide comes in.',
  facts: ({ entries }) => ({
    outline: sentence`definition list of ${entries.length}`,
    ...factsOfParts(entries.map(({ terms, details }) => ({ texts: terms, inside: details.flat() }))),
  }),
  typeset: (section, typesetter) => ({
    ...section,
    entries: section.entries.map(({ terms, details }) => ({
      terms: terms.map((term) => typesetter.inlines(term)),
      details: details.map((sections) => typesetter.sections(sections)),
    })),
  }),
  // A list whose items are terms and meanings, which the Markdown edition writes in its own way.
  toMarkdown: ({ entries }, writer) => {
    const item = (hName: string, children: ListItem['children']): ListItem => {
      return { type: 'listItem', spread: children.length > 1, data: { hName }, children }
    }
    const children = entries.flatMap(({ terms, details }) => [
      ...terms.map((term) => item('dt', [{ type: 'paragraph', children: writer.text(term) }])),
      ...details.map((sections) => item('dd', writer.sections(sections))),
    ])
    return { type: 'list', spread: false, data: { hName: 'dl' }, children }
  },
}
