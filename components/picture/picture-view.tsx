import type { PublishedPicture } from '../../lib/picture/picture.ts'
import { type Frame, sizesOf } from '../../lib/picture/slots.ts'
import { FORMATS, variantName } from '../../lib/picture/variants.ts'
import { assetAddress } from '../../lib/publication/addresses.ts'
import { overridable } from '../parts/overridable.ts'
import './picture.css'

/** The picture, and where it is shown. */
interface Props {
  readonly picture: PublishedPicture
  readonly alt: string
  readonly frame: Frame
  readonly className?: string
}

/** The places of pictures that load when they come near. */
const LATE: readonly Frame[] = ['text', 'sentence', 'wide', 'full', 'half', 'row', 'thumb', 'portrait']

/**
 * A picture with its size, so that nothing moves when it loads. A photograph has every width and format that a browser
 * may choose. A cover loads with high priority; all others load when they come near.
 */
export const PictureView = overridable('picture', ({ picture, alt, frame, className }: Props) => {
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
