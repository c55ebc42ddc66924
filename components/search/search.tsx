import { fill } from '../../lib/language/format.ts'
import type { Language } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { ListItem, Term } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { archiveAddress, topicAddress } from '../../lib/publication/addresses.ts'
import { hasVowelMarks } from '../../lib/search/spelling.ts'
import { LanguageMark } from '../headline/headline.tsx'
import { Rows } from '../list/archive-lists.tsx'
import '../list/list.css'
import '../page/plain.css'
import './search.css'

/**
 * The search page. Under the field are the sections of the newspaper and its newest stories, until something is found.
 * If nothing is, the search pages of the other languages come first. Without script, or from a disk, it says so and
 * links to the archive.
 * @param indexes the number of indexes that the language's stories are divided among, and those of the languages that
 * stand
 *   in for it: the script searches these after its own
 */
export function Search(props: {
  page: PageContext
  indexes: readonly (readonly [language: Language, count: number])[]
  sections: readonly Term[]
  newest: readonly ListItem[]
}) {
  const { page, indexes, sections, newest } = props
  const { words, language, editions } = page
  const [[, count] = [language, 0], ...standIns] = indexes
  const others = page.publication.languages.filter(({ tag }) => tag !== language.tag && editions.has(tag))
  return (
    <site-search
      className="plain"
      data-indexes={`${count}`}
      data-dates={language.dates === language.tag ? undefined : language.dates}
      data-exact={hasVowelMarks(language.script) ? '' : undefined}
      data-results={words.results}
      data-none={fill(words.noResults, words.quotation)}
    >
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
      {standIns.map(([{ tag, dir, script, dates }, number]) => (
        <div
          hidden
          key={tag}
          lang={tag}
          dir={dir}
          data-script={script}
          data-indexes={`${number}`}
          data-dates={dates === tag ? undefined : dates}
          data-exact={hasVowelMarks(script) ? '' : undefined}
        >
          <LanguageMark lang={tag} page={page} />
        </div>
      ))}
      <button type="button" className="btn more-results" hidden suppressHydrationWarning>
        {words.moreResults}
      </button>
      <div className="browse">
        {others.length > 0 && (
          <section className="part elsewhere">
            <h2>{words.searchOther}</h2>
            <ul className="names">
              {others.map(({ tag, dir, script, endonym }) => (
                <li key={tag}>
                  <a href={editions.get(tag)} hrefLang={tag} lang={tag} dir={dir} data-script={script}>
                    {endonym}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {sections.length > 0 && (
          <section className="part">
            <h2>{words.topics}</h2>
            <ul className="names">
              {sections.map(({ slug, label }) => (
                <li key={slug} data-rubric={slug}>
                  <a href={topicAddress(language.tag, slug)}>{label}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {newest.length > 0 && (
          <section className="part">
            <h2>{words.latest}</h2>
            <Rows items={newest} page={page} />
          </section>
        )}
      </div>
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
