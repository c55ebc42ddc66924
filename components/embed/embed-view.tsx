import type { Messages } from '../../lib/language/messages.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import { Message } from '../message/message.tsx'
import { PictureView } from '../picture/picture-view.tsx'
import './embed.css'

/**
 * The attributes of the frame, which the element copies. The host receives the origin of the site, because some show
 * nothing without it, but not the address of the story.
 */
const FRAME = {
  referrerpolicy: 'strict-origin',
  loading: 'lazy',
  allow: 'fullscreen',
  sandbox: 'allow-scripts allow-same-origin allow-popups allow-presentation',
} as const

/**
 * Embedded content of another host: a still image, a plain link, and a line that names the host. The page does not
 * contact that host until the reader uses the button, which needs JavaScript, or consents to embeds. Then a frame
 * replaces the still image.
 */
export function EmbedView({ section, words }: { section: SectionOf<'embed'>; words: Messages }) {
  const { id, form, title, address, frame, still } = section
  return (
    <figure id={id} data-section={id} className={`embed ${form}`}>
      <embed-frame suppressHydrationWarning data-frame={frame} data-title={title} {...FRAME}>
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
