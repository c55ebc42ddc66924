import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import type { NewsletterOffer, NewsletterPlace } from '../../lib/publication/newsletter.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import { Message } from '../message/message.tsx'
import '../page/offer.css'
import './newsletter.css'

/**
 * The newsletter at one of its places; nothing if the publication does not offer it there. It is a form that the browser
 * sends to the provider, or a link. The page contacts the provider only when a reader uses it.
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
      <h2>{title ? inLanguage(title, language.tag) : words.newsletter}</h2>
      {text && <p>{inLanguage(text, language.tag)}</p>}
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
          <a href={privacy.address} lang={privacy.lang === language.tag ? undefined : privacy.lang}>
            {privacy.title}
          </a>
        )}
      </p>
    </section>
  )
}

function Form(props: { address: string; form: NonNullable<NewsletterOffer['form']>; id: string; page: PageContext }) {
  const { address, form, id, page } = props
  return (
    <form method="post" action={address}>
      <label htmlFor={id}>{page.words.emailAddress}</label>
      <input id={id} type="email" name={form.email} autoComplete="email" dir="ltr" required />
      {Object.entries(form.fields).map(([name, value]) => (
        <input
          key={name}
          type="hidden"
          name={name}
          value={typeof value === 'string' ? value : inLanguage(value, page.language.tag)}
        />
      ))}
      {/* Programs that fill in every field reveal themselves here; nobody else can see it. */}
      {form.trap && <input className="trap" name={form.trap} tabIndex={-1} autoComplete="off" aria-hidden />}
      <button type="submit" className="btn">
        {page.words.subscribe}
      </button>
    </form>
  )
}
