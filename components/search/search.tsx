import type { Messages } from '../../lib/language/messages.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { archiveAddress } from '../../lib/publication/addresses.ts'
import '../page/plain.css'
import './search.css'

/**
 * The search page. Without script, or from a disk, it says so and links to the archive.
 * @param indexes the number of indexes that the language's stories are divided among
 */
export function Search({ page, indexes }: { page: PageContext; indexes: number }) {
  const { words, language } = page
  return (
    <site-search className="plain" data-indexes={`${indexes}`} data-results={words.results} data-none={words.noResults}>
      <h1>{words.search}</h1>
      <SearchForm words={words} id="q" />
      <div className="without">
        <p>{words.searchNeeds}</p>
        <p>
          <a href={archiveAddress(language.tag)}>{words.allStories}</a>
        </p>
      </div>
      <p role="status" />
      <ol className="found" />
      <button type="button" className="btn more-results" hidden suppressHydrationWarning>
        {words.moreResults}
      </button>
    </site-search>
  )
}

/** The search field and its button. Scripts submit it, because no page allows a form to. */
export function SearchForm({ words, id, action }: { words: Messages; id: string; action?: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every supported browser has <search>
    <form className="ask" role="search" aria-label={words.searchStories} action={action}>
      <label htmlFor={id}>{words.searchStories}</label>
      <input id={id} name="q" type="search" autoComplete="off" spellCheck={false} enterKeyHint="search" />
      <button type="submit" className="btn">
        {words.search}
      </button>
    </form>
  )
}
