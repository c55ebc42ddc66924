import type { SectionOf } from '../types/section.ts'
import { asInlines, type SectionKind } from './section-kind.ts'

/** Paragraphs. */
export const paragraph: SectionKind<SectionOf<'paragraph'>> = {
  example: 'Dawn.',
  variants: { 'link to a file': '[Report](report.pdf)' },
  facts: ({ text }) => ({ outline: 'paragraph', texts: [text] }),
  typeset: (section, typesetter) => ({ ...section, text: typesetter.inlines(section.text) }),
  toMarkdown: ({ text }, writer) => ({ type: 'paragraph', children: writer.text(text) }),
}

/** Headings within a text. */
export const heading: SectionKind<SectionOf<'heading'>> = {
  example: '## At sea',
  facts: ({ level, text }) => ({ outline: `heading of level ${level}`, texts: [text] }),
  typeset: (section, typesetter) => ({ ...section, text: typesetter.inlines(section.text) }),
  toMarkdown: ({ level, text }, writer) => ({ type: 'heading', depth: level, children: writer.text(text) }),
}

/** Quotations in paragraphs of their own. */
export const quote: SectionKind<SectionOf<'quote'>> = {
  example: '> We are home.',
  facts: ({ sections }) => ({ outline: 'quote', inside: sections }),
  typeset: (section, typesetter) => ({ ...section, sections: typesetter.sections(section.sections) }),
  toMarkdown: ({ sections }, writer) => ({ type: 'blockquote', children: writer.sections(sections) }),
}

/** Lists, numbered or not. */
export const list: SectionKind<SectionOf<'list'>> = {
  example: '- One ship\n- One boat',
  variants: { list: '- One ship\n- One boat', 'numbered list': '1. One ship\n2. One boat' },
  facts: ({ start, items }) => ({
    outline: `${start === undefined ? 'list' : 'numbered list'} of ${items.length}`,
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
export const code: SectionKind<SectionOf<'code'>> = {
  example: '```js\nsail(home)\n```',
  facts: (section) => ({ outline: 'block of code', texts: [asInlines(section.code)], isCode: true }),
  toMarkdown: (section) => ({ type: 'code', lang: section.language ?? null, value: section.code }),
}

/** Formulas in lines of their own, written as blocks of code in the language `math`. */
export const math: SectionKind<SectionOf<'math'>> = {
  example: '```math\nE = mc^2\n```',
  facts: ({ tex }) => ({ outline: 'formula', texts: [asInlines(tex)], isCode: true }),
  toMarkdown: ({ tex }) => ({ type: 'code', lang: 'math', value: tex }),
}

/** Dividers between two parts of a text. */
export const divider: SectionKind<SectionOf<'divider'>> = {
  example: '---',
  facts: () => ({ outline: 'divider', texts: [[]] }),
  toMarkdown: () => ({ type: 'thematicBreak' }),
}

/** The footnotes of a story, which are always its last section. */
export const footnotes: SectionKind<SectionOf<'footnotes'>> = {
  example: 'Nine.[^1]\n\n[^1]: By the log.',
  facts: ({ notes }) => ({
    outline: `list of ${notes.length} footnotes`,
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
