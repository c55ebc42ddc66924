import type { ReactNode } from 'react'
import { between } from '../../lib/language/fill.ts'
import type { Messages } from '../../lib/language/messages.ts'
import { creditWords, readLicence } from '../../lib/picture/licence.ts'
import { overridable } from '../parts/overridable.ts'

/** The caption of a picture, and its credit, which links to its licence; nothing if it has neither. */
export const PictureCaption = overridable('credit', ({ caption, credit, licence, words }: Props) => {
  const label = creditWords({ credit, licence }, between(words.dot))
  if (!caption && !label) return null
  const { address } = (licence && readLicence(licence)) || {}
  const link = (
    <a href={address} rel="license">
      {label}
    </a>
  )
  return (
    <figcaption>
      {caption && <span>{caption}</span>} {label && <small>{address ? link : label}</small>}
    </figcaption>
  )
})

/** The words under a picture. */
interface Props {
  readonly caption?: ReactNode
  readonly credit?: string | undefined
  readonly licence?: string | undefined
  readonly words: Messages
}
