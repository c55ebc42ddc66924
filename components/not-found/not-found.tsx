import '../list/list.css'
import '../masthead/masthead.css'
import '../page/plain.css'
import './not-found.css'
import { languageOf } from '../../lib/language/language.ts'
import { fillUp, type Library, storiesIn, toListItem } from '../../lib/library/library.ts'
import { pageContext } from '../../lib/library/page-context.ts'
import { frontAddress, LANGUAGE_CHOOSER, notFoundAddress } from '../../lib/publication/addresses.ts'
import { factIn, inLanguage } from '../../lib/publication/publication.ts'
import { Rows } from '../list/archive-lists.tsx'
import { LogoView } from '../masthead/logo.tsx'
import { overridable } from '../parts/overridable.ts'
import { SearchForm } from '../search/search.tsx'

/**
 * The 404 page. It says so in one language, with the search and the newest stories, and links to the other languages.
 * @param lang the language of the page. Without it, the page is for every address: it contains the text of all
 * languages, and a script shows that of the language in the address (lib/builder/page/behaviours.ts)
 */
export const NotFound = overridable(
  'not-found',
  ({ library, lang }: { library: Library; lang: string | undefined }) => {
    const { publication } = library
    const home = languageOf(lang ?? publication.defaultLanguage)
    const { value: name, lang: nameLang } = factIn(publication.name, home.tag, publication)
    const logo = library.look?.logos.get(home.tag)
    return (
      <main className="lost">
        <header className="oxford-after">
          <a className={logo ? 'mark' : 'mark flag'} href={LANGUAGE_CHOOSER}>
            {logo ? (
              <LogoView logo={logo} name={name} />
            ) : (
              <span data-script={languageOf(nameLang).script}>{name}</span>
            )}
          </a>
        </header>
        {publication.languages
          .filter(({ tag }) => lang === undefined || tag === lang)
          .map(({ tag }) => (
            <Missing key={tag} library={library} lang={tag} hidden={tag !== home.tag} />
          ))}
        <language-offer>
          <ul className="ways">
            {publication.languages.map(({ tag, dir, script, endonym }) => (
              <li key={tag} lang={tag} dir={dir} data-script={script} hidden={tag === home.tag}>
                <a href={frontAddress(tag)} hrefLang={tag}>
                  <b>{endonym}</b> {inLanguage(publication.messages, tag).notFound}
                  <small className="offer" hidden suppressHydrationWarning>
                    {inLanguage(publication.messages, tag).yourLanguage}
                  </small>
                </a>
              </li>
            ))}
          </ul>
        </language-offer>
      </main>
    )
  },
)

/** The number of stories that the page offers. */
const NEWEST = 5

/** The text of the page in one language. */
function Missing({ library, lang, hidden }: { library: Library; lang: string; hidden: boolean }) {
  const page = pageContext(library, lang, notFoundAddress(), new Map())
  const { words, language, search } = page
  const newest = fillUp(library, lang, storiesIn(library, lang).slice(0, NEWEST), NEWEST)
  return (
    <article className="missing" lang={lang} dir={language.dir} data-script={language.script} hidden={hidden}>
      <div className="plain">
        <p className="numeral" data-script="Latn">
          404
        </p>
        <h1>{words.notFound}</h1>
        <p className="deck">{words.notFoundAbout}</p>
        <p className="home">
          <a href={frontAddress(lang)}>{words.goToFrontPage}</a>
        </p>
        {search && <SearchForm words={words} id={`q-${lang}`} action={search} />}
      </div>
      {newest.length > 0 && (
        <section className="newest">
          <h2>{words.latest}</h2>
          <Rows items={newest.map(({ edition }) => toListItem(edition))} page={page} />
        </section>
      )}
    </article>
  )
}
