import { type FileFacts, fileNote } from '../../attachment/file-types.ts'
import { sentence } from '../../problem/wording.ts'
import type { Inline, MediaTrack, SectionBase, SectionOf } from '../types/section.ts'
import { typesetCaption } from './figure.ts'
import { asInlines, type BlockNode, quoted, type SectionKind } from './section-kind.ts'

/** Films and recordings whose files this site has. */
export const media: SectionKind<SectionOf<'media'>> = {
  example: '![The ships come in](ships.mp4 "Filmed in March")',
  variants: {
    film: '![The ships come in](ships.mp4 "Filmed in March")',
    'film with subtitles':
      '<video src="ships.mp4" title="The ships come in"><track src="ships-en.vtt" srclang="en" label="English"></video>',
    recording: '![The harbour master speaks](talk.mp3)',
  },
  facts: ({ form, title, caption, formattedCaption }) => ({
    outline: sentence`${form} of this site`,
    texts: [asInlines(title), ...(caption === undefined ? [] : [formattedCaption ?? asInlines(caption)])],
  }),
  typeset: (section, typesetter) => ({
    ...typesetCaption(section, typesetter),
    title: typesetter.text(section.title),
  }),
  // Feeds have a link in its place.
  toMarkdown: ({ form, src, title, caption, formattedCaption, file, tracks = [] }, { refer, words, text }) => {
    const start = [
      `<${form} src=${quoted(refer(src))} title=${quoted(title)}>`,
      ...tracks.map((track) => trackHtml({ ...track, src: refer(track.src) })),
    ].join('\n')
    const link = { type: 'link' as const, url: refer(src), children: text(asInlines(title + fileNote(file, words))) }
    const shown: BlockNode[] = [
      { type: 'html', value: start },
      { type: 'paragraph', children: [link] },
      { type: 'html', value: `</${form}>` },
    ]
    if (caption === undefined) return shown
    const children = text(formattedCaption ?? asInlines(caption))
    return {
      type: 'containerDirective',
      name: 'figure',
      data: { hName: 'figure' },
      children: [...shown, { type: 'paragraph', data: { hName: 'figcaption' }, children }],
    }
  },
}

declare module '../types/section.ts' {
  interface SectionTypes {
    /** A film or a recording of this site. It loads when a reader plays it. */
    media: SectionBase & {
      readonly kind: 'media'
      readonly form: 'video' | 'audio'
      /** The address of its file in this site. */
      readonly src: string
      readonly title: string
      readonly caption?: string | undefined
      /** The caption with its formatting, if it has any; `caption` has its words. */
      readonly formattedCaption?: readonly Inline[] | undefined
      readonly tracks?: readonly MediaTrack[]
      /** What is said of its file, if it is beside the story or in `media`. */
      readonly file?: FileFacts | undefined
    }
  }
}

/** Writes a text along the time of a film as HTML. */
export function trackHtml({ src, kind, srcLang, label }: MediaTrack): string {
  return `<track src=${quoted(src)} kind="${kind}" srclang=${quoted(srcLang)}${label ? ` label=${quoted(label)}` : ''}>`
}
