import { type Inline, inlinePictures, plainText } from '../types/inline.ts'
import type { Section, SectionName, SectionOf, SectionTypes } from '../types/section.ts'
import { aside } from './aside.ts'
import { chart } from './chart.ts'
import { definitions } from './definitions.ts'
import { details } from './details.ts'
import { embed } from './embed.ts'
import { figure } from './figure.ts'
import { gallery } from './gallery.ts'
import { media } from './media.ts'
import { own } from './own.ts'
import type { BlockNode, SectionFacts, SectionKind, SectionTypesetter, TreeWriter } from './section-kind.ts'
import { table } from './table.ts'
import { code, divider, footnotes, heading, list, math, paragraph, quote } from './text.ts'

/** All kinds of section. `components/section/section-view.tsx` has the markup of each. */
export const SECTION_KINDS: { readonly [Kind in SectionName]: SectionKind<SectionOf<Kind>> } = {
  paragraph,
  heading,
  quote,
  list,
  figure,
  table,
  code,
  math,
  divider,
  aside,
  details,
  definitions,
  chart,
  gallery,
  embed,
  media,
  footnotes,
  own,
}

/** Returns the facts about a section. */
export function sectionFacts<Kind extends SectionName>(section: SectionTypes[Kind] & { kind: Kind }): SectionFacts {
  return SECTION_KINDS[section.kind].facts(section)
}

/** Returns a section with the quotation marks of its language. */
export function typesetSection<Kind extends SectionName>(
  section: SectionTypes[Kind] & { kind: Kind },
  typesetter: SectionTypesetter,
): SectionTypes[Kind] {
  return SECTION_KINDS[section.kind].typeset?.(section, typesetter) ?? section
}

/** Converts a section to a Markdown tree. */
export function sectionToMarkdown<Kind extends SectionName>(
  section: SectionTypes[Kind] & { kind: Kind },
  writer: TreeWriter,
): BlockNode | readonly BlockNode[] {
  return SECTION_KINDS[section.kind].toMarkdown(section, writer)
}

/** All sections of a text in order, including sections nested at any depth. */
export function everySection(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...everySection(sectionFacts(section).inside ?? [])])
}

/**
 * The text of sections, for counting words and for descriptions.
 * @param textOf returns the text of inline content
 */
export function sectionsText(
  sections: readonly Section[],
  textOf: (text: readonly Inline[]) => string = plainText,
): string {
  return everySection(sections)
    .flatMap((section) => sectionFacts(section).texts ?? [])
    .map((text) => textOf(text))
    .join('\n')
}

/** The pictures in a text, at any depth, including the stills of embeds and those in sentences. */
export function figuresIn(sections: readonly Section[]): SectionOf<'figure'>[] {
  return everySection(sections).flatMap((section) => {
    const { figure, texts = [] } = sectionFacts(section)
    const inSentences = texts.flatMap((text) => inlinePictures(text))
    return [
      figure ?? [],
      inSentences.map((picture) => ({ ...picture, kind: 'figure' as const, id: section.id })),
    ].flat()
  })
}
