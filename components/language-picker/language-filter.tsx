import type { PageContext } from '../../lib/library/page-context.ts'

/** The number of languages above which the list gets a search field. */
const MANY = 12

/** A search field for a long list of languages. It needs JavaScript and is shown only where JavaScript runs. */
export function LanguageFilter({ page }: { page: PageContext }) {
  const { words, publication } = page
  if (publication.languages.length <= MANY) return null
  return (
    <label className="filter">
      <span>{words.findLanguage}</span>
      <input type="search" autoComplete="off" spellCheck={false} />
      <output data-none={words.noLanguageFound} />
    </label>
  )
}
