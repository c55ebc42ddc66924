import { fill } from '../../lib/language/fill.ts'
import { formatDate } from '../../lib/language/format.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { authorsOfStory } from '../../lib/library/terms.ts'
import { HEADER, type StoryEdition } from '../../lib/story/types/story.ts'
import { TitleAndStandfirst } from '../headline/title-and-standfirst.tsx'
import { Kicker } from '../kicker/kicker.tsx'
import { overridable } from '../parts/overridable.ts'
import { Corrections, StaleMark } from './corrections.tsx'
import { Byline, StoryFacts } from './story-facts.tsx'
import { TranslationNote } from './translation-note.tsx'
import './story-head.css'

/**
 * The head of a story: rubric and form, headline, standfirst, facts, translation note, and corrections. An opinion has
 * the names of its authors above the headline.
 */
export const StoryHead = overridable('story-head', ({ listed, page }: { listed: ListedEdition; page: PageContext }) => {
  const { edition, story } = listed
  const voices = edition.kind === 'opinion' ? authorsOfStory(story, edition.lang, page.publication) : []
  return (
    <header className="head">
      <Kicker story={edition} page={page} flagged />
      <UnpublishedMark edition={edition} page={page} />
      {voices.length > 0 && (
        <p className="opinion-by">
          <Byline authors={voices} tag={page.language.tag} />
        </p>
      )}
      <TitleAndStandfirst edition={edition} />
      <StoryFacts listed={listed} page={page} />
      <TranslationNote edition={edition} page={page} credited />
      {edition.translation && (
        <StaleMark id={HEADER} slug={edition.slug} translation={edition.translation} page={page} />
      )}
      <Corrections edition={edition} page={page} />
      {edition.date && (
        <age-notice
          className="aged"
          data-from={yearAfter(edition.date)}
          data-notice={page.words.ageNotice}
          suppressHydrationWarning
        />
      )}
    </header>
  )
})

/** Returns the time a year after a date. */
function yearAfter(date: string): string {
  const anniversary = new Date(date)
  anniversary.setUTCFullYear(anniversary.getUTCFullYear() + 1)
  return anniversary.toISOString()
}

/** Tells editors that a story is a draft, or when it will be published. No published page contains it. */
export function UnpublishedMark({ edition: { unpublished }, page }: { edition: StoryEdition; page: PageContext }) {
  if (!unpublished) return null
  const { words, language } = page
  const { until } = unpublished
  const day = until && fill(words.brackets, formatDate(until, language.tag), until)
  return (
    <p>
      <mark>{unpublished.reason === 'scheduled' && day ? fill(words.scheduledFor, day) : words.draft}</mark>
    </p>
  )
}
