import type { PageContext } from '../../lib/library/page-context.ts'

/** More languages than this are too many to read through. */
const MANY = 12

/** A field that narrows a long list of languages. It needs script, and shows only where script runs. */
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
