import type { Cover } from '../../lib/story/types/story.ts'
import { PictureView } from '../picture/picture-view.tsx'

/** A story's picture in its frame, with its caption and credit. */
export function CoverView({ cover }: { cover: Cover }) {
  const { picture, alt, caption, credit, licence } = cover
  return (
    <figure className="plate">
      <PictureView picture={picture} alt={alt} frame="cover" />
      {(caption || credit) && (
        <figcaption>
          {caption && <span>{caption}</span>} {credit && <Credit credit={credit} licence={licence} />}
        </figcaption>
      )}
    </figure>
  )
}

function Credit({ credit, licence }: { credit: string; licence: string | undefined }) {
  return (
    <small>
      {licence ? (
        <a href={licence} rel="license">
          {credit}
        </a>
      ) : (
        credit
      )}
    </small>
  )
}
