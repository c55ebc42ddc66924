import type { Picture } from '../../../lib/picture/picture.ts'
import type { Inline, SectionName, SectionOf } from '../../../lib/story/types/section.ts'

const place = { line: 1, column: 1 }

/** A picture that is nowhere on the disk. */
export const picture: Picture = {
  path: '/nowhere/ship.svg',
  asset: 'ship.0123456789ab.svg',
  width: 640,
  height: 480,
  widths: [],
}

/** Text without marks. */
export function text(words: string): readonly Inline[] {
  return [{ kind: 'text', text: words }]
}

/** A paragraph. */
export function paragraph(id: string, words: string): SectionOf<'paragraph'> {
  return { kind: 'paragraph', id, place, text: text(words) }
}

/** One of each kind that a story has most. The example of each kind in SECTION_KINDS makes the others. */
export const EVERY_KIND = {
  paragraph: paragraph('p1', 'Dawn.'),
  heading: { kind: 'heading', id: 'h1', place, level: 2, text: text('At sea') },
  quote: { kind: 'quote', id: 'quote1', place, sections: [paragraph('quote1-p1', 'We are home.')] },
  figure: { kind: 'figure', id: 'figure1', place, picture, alt: 'A ship', caption: 'The last to come' },
  gallery: {
    kind: 'gallery',
    id: 'gallery1',
    place,
    figures: [
      { kind: 'figure', id: 'gallery1-figure1', place, picture, alt: 'A ship', caption: 'In May', credit: 'A. Lee' },
      { kind: 'figure', id: 'gallery1-figure2', place, picture, alt: 'A pier' },
    ],
  },
  list: { kind: 'list', id: 'list1', place, start: undefined, items: [[paragraph('list1-p1', 'One ship')]] },
  table: {
    kind: 'table',
    id: 'table1',
    place,
    align: ['left', 'right', 'center', undefined],
    head: ['Ship', 'Tons', 'Flag', 'Port'].map(text),
    rows: [['Alba', '900', 'PT', 'Faro'].map(text)],
  },
  chart: {
    kind: 'chart',
    id: 'chart1',
    place,
    form: 'bar',
    lang: 'en',
    title: text('The catch'),
    unit: undefined,
    table: {
      kind: 'table',
      id: 'chart1-table1',
      place,
      align: [undefined, undefined],
      head: ['Year', 'Tons'].map(text),
      rows: [['2024', '900']].map((row) => row.map(text)),
    },
    figures: [[{ value: 900, digits: '900', before: '', after: '', mark: undefined }]],
    named: {},
    source: text('Source: the log.'),
  },
  embed: {
    kind: 'embed',
    id: 'embed1',
    place,
    form: 'video',
    title: 'The last ship comes in',
    address: 'https://films.example/watch/3',
    frame: 'https://films.example/embed/3',
    still: { picture, alt: 'A ship at the pier' },
  },
  code: { kind: 'code', id: 'code1', place, code: 'sail(home)\nanchor()', language: 'js' },
  divider: { kind: 'divider', id: 'divider1', place },
  aside: {
    kind: 'aside',
    id: 'note1',
    place,
    variant: 'facts',
    title: text('The fleet'),
    sections: [paragraph('note1-p1', 'Nine.')],
  },
  footnotes: {
    kind: 'footnotes',
    id: 'notes',
    place,
    notes: [
      { id: 'note-a', refs: ['ref-a', 'ref-a-2'], sections: [paragraph('notes-p1', 'By the log.')] },
      { id: 'note-b', refs: ['ref-b'], sections: [paragraph('notes-p2', 'By the crew.')] },
    ],
  },
} satisfies { readonly [Kind in SectionName]?: SectionOf<Kind> }
