import type { ContainerDirective } from 'mdast-util-directive'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import type { Inline, Section, SectionBase, SectionOf } from '../types/section.ts'
import { asInlines, type BlockReader, partsOf, reportAttributes, type SectionKind } from './section-kind.ts'

/** Text that a reader opens, under a title that is always visible. */
export const details: SectionKind<SectionOf<'details'>> = {
  example: ':::details[How we counted]\nEvery ship twice.\n:::',
  blocks: { details: readDetails },
  facts: ({ title, sections }) => ({ outline: sentence`${':::details'} block`, texts: [title], inside: sections }),
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

function readDetails(node: ContainerDirective, reader: BlockReader): SectionOf<'details'> {
  const { context } = reader
  const place = placeOf(node)
  reportAttributes(node, context)
  const [label, inside] = partsOf(node)
  if (!label) {
    const message = sentence`A :::details block has a title, which readers press to open it.`
    context.report(place, 'directive-content', message, sentence`Write it in square brackets: ${':::details[Title]'}.`)
  }
  const id = reader.nextId('details')
  const sections = reader.inside(id).sections(inside)
  return { kind: 'details', id, place, title: label ? reader.text(label) : asInlines('…'), sections }
}
