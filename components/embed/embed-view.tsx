import type { ReactNode } from 'react'
import type { Messages } from '../../lib/language/messages.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import { Message } from '../message/message.tsx'
import { PictureView } from '../picture/picture.tsx'
import { Anchor, named } from '../text/text.tsx'
import './embed.css'

/** Embedded content of another host: a still image and a plain link until its frame is shown. */
export function EmbedView({ section, words }: { section: SectionOf<'embed'>; words: Messages }) {
  const { form, title, address, frame, still } = section
  return (
    <figure {...named(section)} className={`embed ${form}`}>
      <Anchor of={section} />
      <WaitingFrame frame={frame} title={title} words={words}>
        {still && <PictureView picture={still.picture} alt={still.alt} frame="text" />}
      </WaitingFrame>
      <figcaption>
        <a href={address}>{title}</a>
      </figcaption>
    </figure>
  )
}

/**
 * The attributes of the frame, which the element copies. The host receives the origin of the site, because some show
 * nothing without it, but not the address of the story.
 */
const FRAME = { referrerpolicy: 'strict-origin', loading: 'lazy', allow: 'fullscreen' } as const
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-presentation'

/**
 * A frame of another host that waits: a line that names the host, and a button. The page does not contact that host
 * until the reader uses the button, which needs JavaScript, or consents to embeds. Then the frame replaces what is in
 * its place.
 * @param forms whether readers may send forms in it
 */
export function WaitingFrame(props: {
  frame: string
  title: string
  words: Messages
  forms?: boolean
  children?: ReactNode
}) {
  const { frame, title, words, forms = false, children } = props
  const attributes = { ...FRAME, sandbox: forms ? `${SANDBOX} allow-forms allow-popups-to-escape-sandbox` : SANDBOX }
  return (
    <embed-frame suppressHydrationWarning data-frame={frame} data-title={title} {...attributes}>
      {children}
      <p>
        <Message text={words.embedHost}>
          <bdi>{new URL(frame).host}</bdi>
        </Message>
      </p>
      <button type="button" className="btn">
        {words.embedShow}
      </button>
    </embed-frame>
  )
}
