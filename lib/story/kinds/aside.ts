import type { ContainerDirective } from 'mdast-util-directive'
import type { Messages } from '../../language/messages.ts'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import type { Inline, Section, SectionBase, SectionOf } from '../types/section.ts'
import {
  asInlines,
  type BlockReader,
  type Context,
  partsOf,
  reportAttributes,
  type SectionKind,
} from './section-kind.ts'

/** The blocks of a story that are set apart from its text. */
export const ASIDES = [
  'note',
  'facts',
  'points',
  'timeline',
  'qa',
  'pull',
  'credit',
  'box',
  'tip',
  'important',
  'warning',
  'caution',
] as const

type Variant = (typeof ASIDES)[number]

declare module '../types/section.ts' {
  interface SectionTypes {
    aside: SectionBase & {
      readonly kind: 'aside'
      readonly variant: Variant
      readonly title: readonly Inline[] | undefined
      readonly sections: readonly Section[]
    }
  }
}

/** Blocks that are set apart from the text. */
export const aside: SectionKind<SectionOf<'aside'>> = {
  example: ':::facts[The fleet]\nNine ships.\n:::',
  variants: {
    'editors’ note': ':::note\nA note by the editors.\n:::',
    facts: ':::facts[The fleet]\nNine ships.\n:::',
    'key points': ':::points\n- The ships are back.\n- The harbour is open.\n:::',
    timeline: ':::timeline\n- **20 January** The ships leave.\n- **9 March** They come back.\n:::',
    interview: ':::qa\n## Were you afraid?\n\nOf the ice, yes.\n:::',
    'pull quote': ':::pull\nwords of the story\n:::',
    credits: ':::credit\nReporting: Ada Writer.\n:::',
    'words beside the text': ':::box\nWords without a title of their own.\n:::',
    tip: ':::tip\nBring a light.\n:::',
    important: ':::important\nThe pier is closed at night.\n:::',
    warning: ':::warning\nThe pier is wet.\n:::',
    caution: ':::caution\nNo bathing.\n:::',
  },
  blocks: Object.fromEntries(ASIDES.map((variant) => [variant, (node, reader) => readAside(variant, node, reader)])),
  facts: ({ variant, title, sections }) => ({
    outline: sentence`${`:::${variant}`} block`,
    texts: [title ?? []],
    inside: sections,
  }),
  typeset: (section, typesetter) => ({
    ...section,
    title: section.title && typesetter.inlines(section.title),
    sections: typesetter.sections(section.sections),
  }),
  toMarkdown: (section, writer) => {
    const { variant, sections } = section
    if (variant === 'pull') return []
    const title = asideTitle(section, writer.words)
    const children = writer.sections(sections)
    if (title) {
      const label = writer.text(title)
      children.unshift({ type: 'paragraph', data: { directiveLabel: true, hName: 'h2' }, children: label })
    }
    return { type: 'containerDirective', name: variant, data: { hName: 'aside' }, children }
  },
}

/** The interface message that serves as title of an aside without its own title, for the variants that need a title. */
const ASIDE_TITLES: Partial<Record<Variant, keyof Messages>> = {
  note: 'editorsNote',
  tip: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'caution',
  facts: 'facts',
  points: 'keyPoints',
  timeline: 'timeline',
}

/** Returns the title of an aside: its own, or that of its variant; undefined if it has none. */
export function asideTitle({ variant, title }: SectionOf<'aside'>, words: Messages): readonly Inline[] | undefined {
  if (variant === 'credit' || variant === 'pull') return undefined
  const message = ASIDE_TITLES[variant]
  return title ?? (message && asInlines(words[message]))
}

function readAside(variant: Variant, node: ContainerDirective, reader: BlockReader): SectionOf<'aside'> {
  const { context, isOutermost } = reader
  const place = placeOf(node)
  reportAttributes(node, context)
  const [label, inside] = partsOf(node)
  const id = reader.nextId('aside')
  const sections = reader.inside(id).sections(inside)
  const title = label && reader.text(label)
  const section = { kind: 'aside' as const, id, place, variant, title, sections }
  expectContent(section, isOutermost, context)
  return section
}

/** The content that a block must have, in words; undefined if it may have any. */
const CONTENT: Partial<
  Record<Variant, readonly [words: () => string, isMet: (sections: readonly Section[]) => boolean]>
> = {
  points: [() => sentence`one list`, isList],
  timeline: [() => sentence`one list, each item of which begins with a date in **bold**`, isTimeline],
  qa: [() => sentence`questions as headings (##), each followed by its answer`, isInterview],
  pull: [() => sentence`one paragraph`, ([first, ...others]) => first?.kind === 'paragraph' && others.length === 0],
}

/**
 * Reports a block without the content that its kind needs, and a pull quote that has a title or is inside another
 * block.
 * @param isOutermost whether no other block contains it
 */
function expectContent(section: SectionOf<'aside'>, isOutermost: boolean, { report }: Context): void {
  const { variant, sections, title, place } = section
  const [words, isMet] = CONTENT[variant] ?? []
  if (words && isMet && !isMet(sections)) {
    report(
      place,
      'directive-content',
      sentence`A :::${variant} block contains ${words()}.`,
      sentence`Write it so, or use :::facts.`,
    )
  }
  if (variant === 'pull' && (title || !isOutermost)) {
    const message = sentence`A :::pull block has no title and is not inside another block.`
    report(
      place,
      'directive-content',
      message,
      sentence`Move it between two paragraphs, or delete the square brackets.`,
    )
  }
}

function isList(sections: readonly Section[]): boolean {
  return sections.length === 1 && sections[0]?.kind === 'list'
}

function isTimeline(sections: readonly Section[]): boolean {
  const [list] = sections
  if (!isList(sections) || list?.kind !== 'list') return false
  return list.items.every(([first]) => first?.kind === 'paragraph' && first.text[0]?.kind === 'strong')
}

function isInterview(sections: readonly Section[]): boolean {
  const headings = [...sections.keys()].filter((index) => sections[index]?.kind === 'heading')
  if (headings[0] !== 0) return false
  return headings.every((index) => sections[index + 1] && !headings.includes(index + 1))
}
