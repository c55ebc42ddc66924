import type { Messages } from '../../lib/language/messages.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { absolute } from '../../lib/publication/addresses.ts'
import { commentsFrame } from '../../lib/publication/comments.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { WaitingFrame } from '../embed/embed-view.tsx'
import { Message } from '../message/message.tsx'
import '../page/offer.css'
import './comments.css'

/**
 * The way to comment on a story: a link to its own thread, or else that of the publication; nothing if there is none. The
 * page contacts no service until the reader asks for it or consents to embeds.
 */
export function Comments({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { publication, words, language, address } = page
  const comments = edition.comments ?? publication.comments
  if (!comments || comments === 'off') return null
  const story = { address: absolute(address) ?? address, slug: edition.slug, language: language.tag }
  return (
    <section className="offer comments embed post">
      <h2>{words.comments}</h2>
      {typeof comments === 'string' ? (
        <Thread address={comments} words={words} />
      ) : comments.use === 'mailto' ? (
        <a href={`mailto:${comments.address}?subject=${edition.slug}`}>{comments.address}</a>
      ) : (
        <Frame address={commentsFrame(comments.frame, story)} words={words} />
      )}
    </section>
  )
}

/** The frame of a service, and a link to the same comments for readers without script. */
function Frame({ address, words }: { address: string; words: Messages }) {
  return (
    <>
      <WaitingFrame frame={address} title={words.comments} words={words} forms />
      <Thread address={address} words={words} />
    </>
  )
}

function Thread({ address, words }: { address: string; words: Messages }) {
  return (
    <a href={address}>
      <Message text={words.discussAt}>
        <bdi>{new URL(address).host}</bdi>
      </Message>
    </a>
  )
}
