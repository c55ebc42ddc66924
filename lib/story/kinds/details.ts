import type { ContainerDirective } from 'mdast-util-directive'
import type { SectionBase } from '../types/chart.ts'
import type { Inline } from '../types/inline.ts'
import type { Section, SectionOf } from '../types/section.ts'
import { placeOf } from './context.ts'
import { asInlines, type BlockReader, type SectionKind } from './section-kind.ts'

declare module '../types/section.ts' {
  interface SectionTypes {
    /** Text that a reader opens. */
    details: SectionBase & {
      readonly kind: 'details'
      readonly title: readonly Inline[]
      readonly sections: readonly Section[]
    }
  }
}

/** Text that a reader opens, under a title that is always visible. */
export const details: SectionKind<SectionOf<'details'>> = {
  example: ':::details[How we counted]\nEvery ship twice.\n:::',
  blocks: { details: readDetails },
  facts: ({ title, sections }) => ({ outline: ':::details block', texts: [title], inside: sections }),
  typeset: (section, typesetter) => ({
    ...section,
    title: typesetter.inlines(section.title),
    sections: typesetter.sections(section.sections),
  }),
  toMarkdown: ({ title, sections }, writer) => ({
    type: 'containerDirective',
    name: 'details',
    data: { hName: 'details' },
    children: [
      { type: 'paragraph', data: { directiveLabel: true, hName: 'summary' }, children: writer.text(title) },
      ...writer.sections(sections),
    ],
  }),
}

function readDetails(node: ContainerDirective, reader: BlockReader): SectionOf<'details'> {
  const { context } = reader
  const place = placeOf(node)
  const [attribute] = Object.keys(node.attributes ?? {})
  if (attribute) {
    const message = `A ::: block has no attributes (“${attribute}”).`
    context.report(place, 'markdown-unsupported', message, 'Delete the curly brackets.')
  }
  const [first, ...others] = node.children
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined
  if (!label) {
    const message = 'A :::details block has a title, which readers press to open it.'
    context.report(place, 'directive-content', message, 'Write it in square brackets: :::details[Title].')
  }
  const id = reader.nextId('details')
  const sections = reader.inside(id).sections(label ? others : node.children)
  return { kind: 'details', id, place, title: label ? reader.text(label.children) : asInlines('…'), sections }
}
