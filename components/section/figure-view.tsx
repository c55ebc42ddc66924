import { assetAddress } from '../../lib/publication/addresses.ts'
import type { SectionOf } from '../../lib/story/section-of.ts'

/** A picture in the text, with its size, so that nothing moves when it arrives. */
export function FigureView({ section }: { section: SectionOf<'figure'> }) {
  const { id, picture, alt, caption } = section
  return (
    <figure id={id} data-section={id}>
      <img
        src={assetAddress(picture.asset)}
        alt={alt}
        width={picture.width}
        height={picture.height}
        loading="lazy"
        decoding="async"
      />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
