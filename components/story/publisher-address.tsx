import type { PageContext } from '../../lib/library/page-context.ts'
import './publisher-address.css'

/**
 * The publisher, who is responsible for readers' data, with postal address and email; or a note that site.yaml does not
 * name one yet.
 */
export function PublisherAddress({ page }: { page: PageContext }) {
  const { publisher } = page.publication
  if (!publisher) return <p className="publisher">{page.words.publisherUnnamed}</p>
  const { name, address, email } = publisher
  return (
    <address className="publisher" dir="auto">
      <b>{name}</b>
      {address && <span>{address}</span>}
      <a href={`mailto:${email}`} dir="ltr">
        {email}
      </a>
    </address>
  )
}
