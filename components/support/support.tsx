import type { PageContext } from '../../lib/library/page-context.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import '../page/offer.css'
import './support.css'

/** Links to the pages on which readers can support the publication; nothing if it has none. */
export function Support({ page }: { page: PageContext }) {
  const { publication, language, words } = page
  if (!publication.support) return null
  return (
    <section className="offer support">
      <h2>{words.support}</h2>
      <ul className="links">
        {publication.support.map(({ label, url, note }) => (
          <li key={url}>
            <a href={url} rel="payment">
              {inLanguage(label, language.tag)}
            </a>
            {note && <p>{inLanguage(note, language.tag)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
