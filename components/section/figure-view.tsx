import type { SectionOf } from '../../lib/story/types/section.ts'
import { PictureView } from '../picture/picture-view.tsx'

/** A picture in the text, with its size, so that nothing moves when it loads. */
export function FigureView({ section }: { section: SectionOf<'figure'> }) {
  const { id, picture, alt, caption } = section
  return (
    <figure id={id} data-section={id}>
      <PictureView picture={picture} alt={alt} frame="text" />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
