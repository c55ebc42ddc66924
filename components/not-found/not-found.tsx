import { languageOf } from '../../lib/language/language.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { frontAddress, LANGUAGE_CHOOSER } from '../../lib/publication/addresses.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import '../masthead/masthead.css'
import '../page/plain.css'
import './not-found.css'

/** The 404 page for every missing address. It says so and links to the front page, in every language. */
export function NotFound({ publication }: { publication: Publication }) {
  const home = languageOf(publication.defaultLanguage)
  const words = messagesFor(home.tag)
  return (
    <main className="lost plain">
      <header className="oxford-after">
        <a className="mark flag" href={LANGUAGE_CHOOSER}>
          <span data-script={home.script}>{publication.name}</span>
        </a>
      </header>
      <p className="numeral">404</p>
      <h1>{words.notFound}</h1>
      <p className="deck">{words.notFoundAbout}</p>
      <language-offer>
        <ul className="ways">
          {publication.languages.map(({ tag, dir, script, endonym }) => (
            <li key={tag} lang={tag} dir={dir} data-script={script}>
              <a href={frontAddress(tag)} hrefLang={tag}>
                <b>{messagesFor(tag).notFound}</b>
                <span>
                  {messagesFor(tag).goToFrontPage} <i>{endonym}</i>
                </span>
                <small className="offer" hidden suppressHydrationWarning>
                  {messagesFor(tag).yourLanguage}
                </small>
              </a>
            </li>
          ))}
        </ul>
      </language-offer>
    </main>
  )
}
