import type { Messages } from '../../lib/language/messages.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import { Message } from '../message/message.tsx'
import { PictureView } from '../picture/picture-view.tsx'
import './embed.css'

/**
 * What another host shows: a still, a plain link, and words that say who would be asked. Nothing is asked of that host before
 * a reader wants it: by the button, which needs script, or by consent to embeds. Then a frame takes the still's place.
 */
export function EmbedView({ section, words }: { section: SectionOf<'embed'>; words: Messages }) {
  const { id, form, title, address, frame, still } = section
  return (
    <figure id={id} data-section={id} className={`embed ${form}`}>
      <embed-frame suppressHydrationWarning data-frame={frame} data-title={title}>
        {still && <PictureView picture={still.picture} alt={still.alt} frame="text" />}
        <p>
          <Message text={words.embedHost}>
            <bdi>{new URL(frame).host}</bdi>
          </Message>
        </p>
        <button type="button" className="btn">
          {words.embedShow}
        </button>
      </embed-frame>
      <figcaption>
        <a href={address}>{title}</a>
      </figcaption>
    </figure>
  )
}
