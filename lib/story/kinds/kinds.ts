import type { AttachedFile } from '../../attachment/attachment.ts'
import type { Picture } from '../../picture/picture.ts'
import { sentence } from '../../problem/wording.ts'
import {
  type Inline,
  inlinePictures,
  plainText,
  type Section,
  type SectionName,
  type SectionOf,
  type SectionTypes,
  type ShownPicture,
} from '../types/section.ts'
import type { Story, StoryEdition } from '../types/story.ts'
import { aside } from './aside.ts'
import { chart } from './chart.ts'
import { definitions } from './definitions.ts'
import { details } from './details.ts'
import { embed } from './embed.ts'
import { figure } from './figure.ts'
import { gallery } from './gallery.ts'
import { media } from './media.ts'
import { own } from './own.ts'
import {
  asInlines,
  type BlockNode,
  type SectionFacts,
  type SectionKind,
  type SectionTypesetter,
  type TreeWriter,
} from './section-kind.ts'
import { table } from './table.ts'
import { update } from './update.ts'

// The kinds that only contain texts and other sections are here; each of the others has a file of its own.

/** Paragraphs. */
const paragraph: SectionKind<SectionOf<'paragraph'>> = {
  example: 'Dawn.',
  variants: { 'link to a file': '[Report](report.pdf)' },
  facts: ({ text }) => ({ outline: sentence`paragraph`, texts: [text] }),
  typeset: (section, typesetter) => ({ ...section, text: typesetter.inlines(section.text) }),
  toMarkdown: ({ text }, writer) => ({ type: 'paragraph', children: writer.text(text) }),
}

/** Headings within a text. */
const heading: SectionKind<SectionOf<'heading'>> = {
  example: '## At sea',
  facts: ({ level, text }) => ({ outline: sentence`heading of level ${level}`, texts: [text] }),
  typeset: (section, typesetter) => ({ ...section, text: typesetter.inlines(section.text) }),
  toMarkdown: ({ level, text }, writer) => ({ type: 'heading', depth: level, children: writer.text(text) }),
}

/** Quotations in paragraphs of their own. */
const quote: SectionKind<SectionOf<'quote'>> = {
  example: '> We are home.',
  facts: ({ sections }) => ({ outline: sentence`quote`, inside: sections }),
  typeset: (section, typesetter) => ({ ...section, sections: typesetter.sections(section.sections) }),
  toMarkdown: ({ sections }, writer) => ({ type: 'blockquote', children: writer.sections(sections) }),
}

/** Lists, numbered or not. */
const list: SectionKind<SectionOf<'list'>> = {
  example: '- One ship\n- One boat',
  variants: { list: '- One ship\n- One boat', 'numbered list': '1. One ship\n2. One boat' },
  facts: ({ start, items }) => ({
    outline: start === undefined ? sentence`list of ${items.length}` : sentence`numbered list of ${items.length}`,
    inside: items.flat(),
  }),
  typeset: (section, typesetter) => ({ ...section, items: section.items.map((item) => typesetter.sections(item)) }),
  toMarkdown: ({ start, items }, writer) => {
    const children = items.map((item) => {
      const spread = item.filter(({ kind }) => kind === 'paragraph').length > 1
      return { type: 'listItem' as const, spread, children: writer.sections(item) }
    })
    const spread = children.some((item) => item.spread)
    return { type: 'list', ordered: start !== undefined, start: start ?? null, spread, children }
  },
}

/** Blocks of code, whose lines stay as they are. */
const code: SectionKind<SectionOf<'code'>> = {
  example: '```js\nsail(home)\n```',
  facts: (section) => ({ outline: sentence`block of code`, texts: [asInlines(section.code)], isCode: true }),
  toMarkdown: (section) => ({ type: 'code', lang: section.language ?? null, value: section.code }),
}

/** Formulas in lines of their own, written as blocks of code in the language `math`. */
const math: SectionKind<SectionOf<'math'>> = {
  example: '```math\nE = mc^2\n```',
  facts: ({ tex }) => ({ outline: sentence`formula`, texts: [asInlines(tex)], isCode: true }),
  toMarkdown: ({ tex }) => ({ type: 'code', lang: 'math', value: tex }),
}

/** Dividers between two parts of a text. */
const divider: SectionKind<SectionOf<'divider'>> = {
  example: '---',
  facts: () => ({ outline: sentence`divider`, texts: [[]] }),
  toMarkdown: () => ({ type: 'thematicBreak' }),
}

/** The footnotes of a story, which are always its last section. */
const footnotes: SectionKind<SectionOf<'footnotes'>> = {
  example: 'Nine.[^1]\n\n[^1]: By the log.',
  facts: ({ notes }) => ({
    outline: sentence`list of ${notes.length} footnotes`,
    inside: notes.flatMap(({ sections }) => sections),
    ids: notes.map(({ id }) => id),
  }),
  typeset: (section, typesetter) => ({
    ...section,
    notes: section.notes.map((note) => ({ ...note, sections: typesetter.sections(note.sections) })),
  }),
  toMarkdown: ({ notes }, writer) =>
    notes.map(({ sections }, index) => {
      const identifier = String(index + 1)
      return { type: 'footnoteDefinition', identifier, label: identifier, children: writer.sections(sections) }
    }),
}

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
  update,
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

/** Returns a typesetter with some methods. The others return what they are given. */
export function typesetterWith(methods: Partial<SectionTypesetter>): SectionTypesetter {
  const typesetter: SectionTypesetter = {
    text: (text) => text,
    inlines: (inlines) => inlines,
    picture: (picture) => picture,
    sections: (sections) => sections.map((section) => typesetSection(section, typesetter)),
    ...methods,
  }
  return typesetter
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
 * @example
 * sectionsText([{ kind: 'paragraph', text: [{ kind: 'text', text: 'It is open.' }] }]) // => 'It is open.'
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

/** The sections without pull quotes, which only repeat words of the others. */
export function withoutPulls(sections: readonly Section[]): Section[] {
  return sections.filter((section) => section.kind !== 'aside' || section.variant !== 'pull')
}

/** The pictures in a text, at any depth, including the stills of embeds and those in sentences. */
export function figuresIn(sections: readonly Section[]): SectionOf<'figure'>[] {
  const all = everySection(sections).map((section) => ({ ...sectionFacts(section), id: section.id }))
  return all.flatMap(({ id, figure, texts = [] }) => {
    const inSentences = texts.flatMap((text) => inlinePictures(text))
    return [figure ?? [], inSentences.map((picture) => ({ ...picture, kind: 'figure' as const, id }))].flat()
  })
}

/** All pictures on the pages of a site, without duplicates. */
export function picturesOf({
  stories,
  pages,
  portraits,
}: Readonly<Record<'stories' | 'pages', ReadonlyMap<string, Story>>> & {
  readonly portraits?: ReadonlyMap<string, Picture>
}): Picture[] {
  return unique([...[...stories.values(), ...pages.values()].flatMap(picturesOfStory), ...(portraits?.values() ?? [])])
}

/** All pictures that a story or page shows in any language, without duplicates. */
export function picturesOfStory({ editions }: Story): Picture[] {
  return unique([...editions.values()].flatMap(shownPictures).map(({ picture }) => picture))
}

/** The pictures that a story shows in one language: its cover, and those in its text. */
export function shownPictures({ cover, sections }: Pick<StoryEdition, 'cover' | 'sections'>): ShownPicture[] {
  return [...(cover ? [cover] : []), ...figuresIn(sections)]
}

/** Returns one of the files that the stories and pages of a site link to or play, by its name among the assets. */
export function attachmentNamed(
  { stories, pages }: Readonly<Record<'stories' | 'pages', ReadonlyMap<string, Story>>>,
  name: string,
): AttachedFile | undefined {
  return [...stories.values(), ...pages.values()].flatMap(filesOfStory).find(({ asset }) => asset === name)
}

/** All files that a story or page links to or plays in any language, without duplicates. */
export function filesOfStory({ editions }: Story): AttachedFile[] {
  const all = [...editions.values()].flatMap(({ files = [] }) => files)
  return [...new Map(all.map((file) => [file.asset, file])).values()]
}

/** Removes duplicates. A file used as a cover and in the text counts as two pictures: its widths differ. */
function unique(pictures: readonly Picture[]): Picture[] {
  return [...new Map(pictures.map((picture) => [`${picture.asset} ${picture.widths.join()}`, picture])).values()]
}

/** Returns the structure of a section. A part of a text may have fewer footnotes than the whole. */
export function shapeOf(section: Section): string {
  if (section.kind === 'footnotes') return section.kind
  const outlines = everySection([section]).map((one) => sectionFacts(one).outline)
  return outlines.join()
}
