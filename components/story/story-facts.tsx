import type { ReactNode } from 'react'
import { formatDate, formatMinutes, formatNumber, listParts } from '../../lib/language/format.ts'
import type { ListedEdition, Term } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { authorsOfStory } from '../../lib/library/terms.ts'
import { absolute, authorAddress } from '../../lib/publication/addresses.ts'
import { ListenStory } from '../listen/listen-story.tsx'
import { overridable } from '../parts/overridable.ts'

/**
 * The facts about a story: authors, dates, reading time, number of languages, and whose views an opinion is. Unknown
 * facts are left out, and so are the authors of an opinion, who are above its headline. On paper, the story’s address is
 * one of the facts.
 */
export const StoryFacts = overridable('story-facts', ({ listed, page }: Props) => {
  const { words, language, editions, publication } = page
  const { edition, story } = listed
  const { date, updated, minutes, kind } = edition
  const isOpinion = kind === 'opinion'
  const url = absolute(page.address)
  const count = formatNumber(editions.size, language.tag)
  const authors = authorsOfStory(story, edition.lang, publication)
  const facts: [string, ReactNode][] = [
    [words.by, !isOpinion && authors.length > 0 && <Byline key="by" authors={authors} tag={language.tag} />],
    [words.published, date && <time dateTime={date}>{formatDate(date, language.tag)}</time>],
    [words.updated, updated && <time dateTime={updated}>{formatDate(updated, language.tag)}</time>],
    [words.readingTime, formatMinutes(minutes, language.tag)],
    [
      words.languages,
      editions.size > 1 && (
        <a key="languages" href="#footer-languages" aria-label={words.languages + words.colon + count}>
          {count}
        </a>
      ),
    ],
    [words.opinion, isOpinion && words.opinionViews],
  ]
  return (
    <div className="slug">
      <dl>
        {facts
          .filter(([, fact]) => fact)
          .map(([label, fact]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
      </dl>
      <ListenStory minutes={minutes} page={page} />
      {url && (
        <div className="on-paper" dir="ltr">
          {url.replace(/^https?:\/\//, '')}
        </div>
      )}
    </div>
  )
})

/** A story in one language. */
interface Props {
  readonly listed: ListedEdition
  readonly page: PageContext
}

/** The authors, each linked to their stories, joined as a list in the page's language. */
export const Byline = overridable('byline', ({ authors, tag }: { authors: readonly Term[]; tag: string }) => {
  const labels = authors.map(({ label }) => label)
  let next = 0
  return listParts(tag, labels).map(({ isName, value }) => {
    const author = isName && authors[next++]
    return author ? (
      <a key={author.slug} href={authorAddress(tag, author.slug)} lang={author.lang === tag ? undefined : author.lang}>
        {value}
      </a>
    ) : (
      value
    )
  })
})
