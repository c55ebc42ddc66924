import { assetAddress } from '../../lib/publication/addresses.ts'
import type { Cover } from '../../lib/story/story.ts'

/** A story's picture in its frame, with its caption and credit. */
export function Plate({ cover }: { cover: Cover }) {
  const { picture, alt, caption, credit } = cover
  return (
    <figure className="plate">
      <img
        src={assetAddress(picture.asset)}
        alt={alt}
        width={picture.width}
        height={picture.height}
        fetchPriority="high"
      />
      {(caption || credit) && (
        <figcaption>
          {caption && <span>{caption}</span>} {credit && <small>{credit}</small>}
        </figcaption>
      )}
    </figure>
  )
}
