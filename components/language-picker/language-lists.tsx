import type { Language } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { frontAddress } from '../../lib/publication/addresses.ts'

/**
 * Links to the languages that have this page, then to the front pages of the others, under headings that say which is
 * which.
 */
export function LanguageLists({ page }: { page: PageContext }) {
  const { words, publication, editions } = page
  const here = publication.languages.filter(({ tag }) => editions.has(tag))
  const elsewhere = publication.languages.filter(({ tag }) => !editions.has(tag))
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
        <li key={tag} data-name={page.publication.languages.length > 12 ? englishName : undefined}>
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
