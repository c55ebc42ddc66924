import { formatDate } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { HEADER, type StoryEdition, type Translation } from '../../lib/story/types/story.ts'
import { Message } from '../message/message.tsx'
import './corrections.css'

/** The corrections, newest first. */
export function Corrections({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const newestFirst = edition.corrections.toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date))
  return newestFirst.map(({ date, text }) => (
    <p key={date + text} className="amendment">
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
        <p className="amendment">
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

/** A note under a section or the head of a translation: the original has changed here, with a link to it. */
export function StaleMark(props: { id: string; slug: string; translation: Translation; page: PageContext }) {
  const { id, slug, translation, page } = props
  const { of, staleness, form } = translation
  // An adapted translation has no section for each of the original’s. The note in its head speaks of the whole story.
  if (form === 'adapted') return null
  if (!staleness?.changed.includes(id) && !staleness?.added.includes(id)) return null
  const address = page.editions.get(of) ?? storyAddress(of, slug)
  const fragment = id === HEADER ? 'main' : id
  // No `hreflang`: components/place would replace the fragment of such a link by the reader's position. This one links
  // to a named section.
  return (
    <p className="amendment">
      <a href={`${address}#${fragment}`}>{page.words.sectionChanged}</a>
    </p>
  )
}
