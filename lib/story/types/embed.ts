import type { Picture } from '../../picture/picture.ts'

/** The kinds of embed; the kind decides the shape of the frame. */
export const EMBED_FORMS = ['video', 'audio', 'post'] as const

/** Content of another host. The page shows a still picture and a plain link until the reader asks for the embed. */
export interface Embed {
  readonly form: (typeof EMBED_FORMS)[number]
  readonly title: string
  /** The full address of the content on the other site. */
  readonly address: string
  /** The full address that the iframe loads when the reader asks for the embed. */
  readonly frame: string
  readonly still: { readonly picture: Picture; readonly alt: string } | undefined
}
