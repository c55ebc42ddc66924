import { formatDate } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { Message } from '../message/message.tsx'
import './corrections.css'

/** The corrections, newest first. */
export function Corrections({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const newestFirst = edition.corrections.toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date))
  return newestFirst.map(({ date, text }) => (
    <p key={date + text} className="change">
      <Message text={page.words.correction} bold>
        <Day date={date} page={page} />
      </Message>
      {page.words.colon + text}
    </p>
  ))
}

/** The changes under a story: when it was last updated, and what was corrected. */
export function Changes({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { updated, corrections } = edition
  if (!updated && corrections.length === 0) return null
  return (
    <div className="changes">
      {updated && (
        <p className="change">
          <Message text={page.words.updatedOn} bold>
            <Day date={updated} page={page} />
          </Message>
        </p>
      )}
      <Corrections edition={edition} page={page} />
    </div>
  )
}

/** A date in the page’s language. */
export function Day({ date, page }: { date: string; page: PageContext }) {
  return <time dateTime={date}>{formatDate(date, page.language.tag)}</time>
}
