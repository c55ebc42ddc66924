import type { Picture } from '../../picture/picture.ts'

/** What may be embedded; it decides the shape of the frame. */
export const EMBED_FORMS = ['video', 'audio', 'post'] as const

/** What another host shows: here as a still with a plain link, until a reader wants it shown. */
export interface Embed {
  readonly form: (typeof EMBED_FORMS)[number]
  readonly title: string
  /** Where it can be seen without this site: a full address. */
  readonly address: string
  /** What is framed once a reader wants it: a full address. */
  readonly frame: string
  readonly still: { readonly picture: Picture; readonly alt: string } | undefined
}
