import { languageOf } from '../../lib/language/language.ts'
import { wordsOf } from '../../lib/language/words.ts'
import { frontAddress, GATEWAY } from '../../lib/publication/addresses.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import '../masthead/masthead.css'
import '../page/plain.css'
import './not-found.css'

/** One page for every address that leads nowhere: it says so, and shows the way home, in every language. */
export function NotFound({ publication }: { publication: Publication }) {
  const home = languageOf(publication.defaultLanguage)
  const words = wordsOf(home.tag)
  return (
    <main className="lost plain">
      <header className="oxford-after">
        <a className="mark flag" href={GATEWAY}>
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
                <b>{wordsOf(tag).notFound}</b>
                <span>
                  {wordsOf(tag).goToFrontPage} <i>{endonym}</i>
                </span>
                <small className="offer" hidden suppressHydrationWarning>
                  {wordsOf(tag).yourLanguage}
                </small>
              </a>
            </li>
          ))}
        </ul>
      </language-offer>
    </main>
  )
}
