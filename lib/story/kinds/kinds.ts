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

/**
 * Returns the readers of all kinds of section, by the names of their blocks.
 * @param kinds each kind, and its readers by name
 * @throws if two kinds have a block of one name, because only one of them would ever be read
 */
export function readersByName<Read>(
  kinds: readonly (readonly [kind: string, readers: Readonly<Record<string, Read>>])[],
): ReadonlyMap<string, Read> {
  const named = new Map<string, { kind: string; reader: Read }>()
  for (const [kind, readers] of kinds) {
    for (const [name, reader] of Object.entries(readers)) {
      const other = named.get(name)
      if (other) throw new Error(`Two kinds of section, ${other.kind} and ${kind}, have a block “${name}”: rename one.`)
      named.set(name, { kind, reader })
    }
  }
  return new Map([...named].map(([name, { reader }]) => [name, reader]))
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
 * The text of sections in the order of reading, for counting words, descriptions, search and checks.
 * @param textOf returns the text of inline content
 */
export function sectionsText(
  sections: readonly Section[],
  textOf: (text: readonly Inline[]) => string = plainText,
): string {
  return textsIn(sections).map(textOf).join('\n')
}

function textsIn(sections: readonly Section[]): (readonly Inline[])[] {
  return sections.flatMap((section) => {
    const facts = sectionFacts(section)
    return (facts.parts ?? [facts]).flatMap(({ texts = [], inside = [] }) => [...texts, ...textsIn(inside)])
  })
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
