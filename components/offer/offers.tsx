import './offer.css' // first: the rules of embeds come after it
import type { Messages } from '../../lib/language/messages.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { absolute, storyAddress } from '../../lib/publication/addresses.ts'
import type { NewsletterOffer, NewsletterPlace } from '../../lib/publication/newsletter.ts'
import { textIn } from '../../lib/publication/publication.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { WaitingFrame } from '../embed/embed-view.tsx'
import { FactText, langAttributes, Message } from '../message/message.tsx'

/**
 * The way to comment on a story: a link to its own thread, or else that of the publication; nothing if there is none.
 * The page contacts no service until the reader asks for it or consents to embeds.
 */
export function Comments({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { publication, words } = page
  const comments = edition.comments ?? publication.comments
  if (!comments || comments === 'off') return null
  return (
    <section className="offer comments embed post">
      <h2>{words.comments}</h2>
      {typeof comments === 'string' ? (
        <Thread address={comments} words={words} />
      ) : comments.use === 'mailto' ? (
        <a href={`mailto:${comments.address}?subject=${edition.slug}`}>{comments.address}</a>
      ) : (
        <Frame frame={comments.frame} slug={edition.slug} page={page} />
      )}
    </section>
  )
}

/**
 * The newsletter at one of its places; nothing if the publication does not offer it there. It is a form that the
 * browser sends to the provider, or a link. The page contacts the provider only when a reader uses it.
 */
export function Newsletter({ place, page }: { place: NewsletterPlace; page: PageContext }) {
  const { publication, language, words, standing } = page
  const { newsletter } = publication
  if (!newsletter?.place.includes(place)) return null
  const { title, text, address, form } = newsletter
  const { host } = new URL(address)
  const privacy = standing.find((link) => link.address === storyAddress(link.lang, 'privacy'))
  return (
    <section className="offer newsletter">
      <h2>{title ? <FactText of={title} page={page} /> : words.newsletter}</h2>
      {text && (
        <p>
          <FactText of={text} page={page} />
        </p>
      )}
      {form ? (
        <Form address={address} form={form} id={`address-${place}`} page={page} />
      ) : (
        <a className="btn" href={address}>
          {words.subscribe}
        </a>
      )}
      <p>
        {host && (
          <Message text={words.addressGoesTo}>
            <bdi>{host}</bdi>
          </Message>
        )}{' '}
        {privacy && (
          <a href={privacy.address} {...langAttributes(privacy.lang, language)}>
            {privacy.title}
          </a>
        )}
      </p>
    </section>
  )
}

/** Links to the pages on which readers can support the publication; nothing if it has none. */
export function Support({ page }: { page: PageContext }) {
  const { publication, language, words } = page
  if (!publication.support) return null
  return (
    <section className="offer support">
      <h2>{words.support}</h2>
      <ul className="links">
        {publication.support.map(({ label, url, note }) => (
          <li key={textIn(url, language.tag, publication)}>
            <a href={textIn(url, language.tag, publication)} rel="payment">
              <FactText of={label} page={page} />
            </a>
            {note && (
              <p>
                <FactText of={note} page={page} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The frame of a service, and a link to the same comments for readers without script. */
function Frame({ frame, slug, page }: { frame: string; slug: string; page: PageContext }) {
  const { words, language, address } = page
  const story = { address: absolute(address) ?? address, slug, language: language.tag }
  const named = Object.entries(story)
  const at = named.reduce((url, [name, value]) => url.replaceAll(`{${name}}`, encodeURIComponent(value)), frame)
  return (
    <>
      <WaitingFrame frame={at} title={words.comments} words={words} forms />
      <Thread address={at} words={words} />
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

function Form(props: { address: string; form: NonNullable<NewsletterOffer['form']>; id: string; page: PageContext }) {
  const { address, form, id, page } = props
  return (
    <form method="post" action={address}>
      <label htmlFor={id}>{page.words.emailAddress}</label>
      <input id={id} type="email" name={form.email} autoComplete="email" dir="ltr" required />
      {Object.entries(form.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={textIn(value, page.language.tag, page.publication)} />
      ))}
      {/* Programs that fill in every field reveal themselves here; nobody else can see it. */}
      {form.trap && <input className="trap" name={form.trap} tabIndex={-1} autoComplete="off" aria-hidden />}
      <button type="submit" className="btn">
        {page.words.subscribe}
      </button>
    </form>
  )
}
