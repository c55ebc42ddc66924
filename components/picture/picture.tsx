import type { ReactNode } from 'react'
import { between } from '../../lib/language/format.ts'
import type { Messages } from '../../lib/language/messages.ts'
import { creditWords, readLicence } from '../../lib/picture/licence.ts'
import { FORMATS, type Picture, type PublishedPicture, variantName } from '../../lib/picture/picture.ts'
import { type Frame, sizesOf } from '../../lib/picture/slots.ts'
import { assetAddress } from '../../lib/publication/addresses.ts'
import { overridable } from '../parts/overridable.ts'
import './picture.css'

/**
 * A picture with its size, so that nothing moves when it loads. A photograph has every width and format that a browser
 * may choose. A cover loads with high priority; all others load when they come near.
 */
export const PictureView = overridable('picture', ({ picture, alt, frame, className }: PictureProps) => {
  const { asset, width, height, widths } = picture
  const when = LATE.includes(frame) ? ({ loading: 'lazy' } as const) : ({ fetchPriority: 'high' } as const)
  const image = (
    <img
      className={className}
      src={assetAddress(asset)}
      alt={alt}
      width={width}
      height={height}
      decoding="async"
      {...when}
    />
  )
  if (widths.length === 0) return image
  const sizes = sizesOf(frame, picture)
  return (
    <picture>
      {FORMATS.map((format) => (
        <source
          key={format}
          type={`image/${format}`}
          srcSet={widths.map((one) => `${assetAddress(variantName(picture, one, format))} ${one}w`).join(', ')}
          sizes={sizes}
        />
      ))}
      {image}
    </picture>
  )
})

/** A photograph as a link to its largest file. A drawing is no link, because it is sharp at every size. */
export function EnlargedPicture({ picture, children }: { picture: Picture; children: ReactNode }): ReactNode {
  const widest = picture.widths.at(-1)
  if (widest === undefined) return children
  return (
    <a className="enlarge" href={assetAddress(variantName(picture, widest, 'webp'))}>
      {children}
    </a>
  )
}

/** The caption of a picture, and its credit, which links to its licence; nothing if it has neither. */
export const PictureCaption = overridable('credit', ({ caption, credit, licence, words }: CaptionProps) => {
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
interface CaptionProps {
  readonly caption?: ReactNode
  readonly credit?: string | undefined
  readonly licence?: string | undefined
  readonly words: Messages
}

/** The picture, and where it is shown. */
interface PictureProps {
  readonly picture: PublishedPicture
  readonly alt: string
  readonly frame: Frame
  readonly className?: string
}

/** The places of pictures that load when they come near. */
const LATE: readonly Frame[] = ['text', 'sentence', 'wide', 'full', 'half', 'row', 'thumb', 'feature', 'portrait']
