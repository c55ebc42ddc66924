import type { Language } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { frontAddress } from '../../lib/publication/addresses.ts'
import './language-picker.css'

/**
 * The language picker in the masthead: a button that opens a panel of real links. It needs no JavaScript. A browser
 * without popovers shows no button; the footer has the same list.
 */
export function LanguagePicker({ page }: { page: PageContext }) {
  const { words, language } = page
  // “Português (Brasil)”: a narrow screen has no room for the region.
  const [, name = language.endonym, region] = /^(.*) (\(.*\))$/.exec(language.endonym) ?? []
  return (
    <language-picker>
      <button type="button" className="tool caret" popoverTarget="languages">
        <span className="label">{words.chooseLanguage}</span>{' '}
        <span className="endonym">
          {name}
          {region && <span className="of-region"> {region}</span>}
        </span>
      </button>
      <nav id="languages" className="panel" popover="auto" aria-labelledby="languages-title">
        <div className="panel-head">
          <h2 id="languages-title">{words.chooseLanguage}</h2>
          <button type="button" className="close" popoverTarget="languages">
            {words.close}
          </button>
        </div>
        <LanguageFilter page={page} />
        <LanguageLists page={page} />
      </nav>
    </language-picker>
  )
}

/**
 * Links to the languages that have this page, then to the front pages of the others, under headings. Languages in the
 * script of the page come first: a reader who can read this page can read their letters.
 */
export function LanguageLists({ page }: { page: PageContext }) {
  const { words, publication, editions, language } = page
  const isFar = ({ script }: Language) => Number(script !== language.script)
  const languages = publication.languages.toSorted((a, b) => isFar(a) - isFar(b))
  const here = languages.filter(({ tag }) => editions.has(tag))
  const elsewhere = languages.filter(({ tag }) => !editions.has(tag))
  return (
    <>
      {here.length > 0 && elsewhere.length > 0 && <h3>{words.languagesOfThisPage}</h3>}
      {here.length > 0 && <LanguageList languages={here} page={page} />}
      {elsewhere.length > 0 && (
        <>
          <h3>{words.languagesOfTheSite}</h3>
          <LanguageList languages={elsewhere} page={page} />
        </>
      )}
    </>
  )
}

function LanguageList({ languages, page }: { languages: readonly Language[]; page: PageContext }) {
  return (
    <ul className="langs">
      {languages.map(({ tag, dir, endonym, englishName }) => (
        <li key={tag} data-name={page.publication.languages.length > MANY ? `${englishName} ${tag}` : undefined}>
          <a
            href={page.editions.get(tag) ?? frontAddress(tag)}
            lang={tag}
            dir={dir}
            hrefLang={tag}
            aria-current={tag === page.language.tag ? 'true' : undefined}
          >
            {endonym}
          </a>
        </li>
      ))}
    </ul>
  )
}

/**
 * The number of languages above which the list gets a search field. Up to fifteen names, the likely ones first, are
 * found faster by looking than by typing.
 */
const MANY = 15

/** A search field for a long list of languages. It needs JavaScript and is shown only where JavaScript runs. */
function LanguageFilter({ page }: { page: PageContext }) {
  const { words, publication } = page
  if (publication.languages.length <= MANY) return null
  return (
    <language-filter className="filter" suppressHydrationWarning>
      <label>
        {words.findLanguage}
        <input type="search" autoComplete="off" spellCheck={false} />
      </label>
      <output data-none={words.noLanguageFound} />
    </language-filter>
  )
}
