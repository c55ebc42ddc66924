import type { PageContext } from '../../lib/library/page-context.ts'
import { HEADER, type StoryEdition } from '../../lib/story/types/story.ts'
import { ByWords } from '../headline/by-words.tsx'
import { Kicker } from '../kicker/kicker.tsx'
import { Corrections } from './corrections.tsx'
import { StaleMark } from './stale-mark.tsx'
import { TranslationNote } from './translation-note.tsx'
import { UnpublishedMark } from './unpublished-mark.tsx'
import './story-head.css'

/** The head of a story: rubric and form, headline, standfirst, translation note, and corrections. */
export function StoryHead({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  return (
    <header className="head">
      <Kicker story={edition} page={page} flagged />
      <UnpublishedMark edition={edition} page={page} />
      <h1>
        <ByWords text={edition.title} lang={edition.lang} />
      </h1>
      {!edition.isExcerpt && (
        <p className="deck">
          <ByWords text={edition.description} lang={edition.lang} />
        </p>
      )}
      <TranslationNote edition={edition} page={page} />
      {edition.translation && (
        <StaleMark id={HEADER} slug={edition.slug} translation={edition.translation} page={page} />
      )}
      <Corrections edition={edition} page={page} />
      {edition.date && (
        <age-notice data-date={edition.date} data-notice={page.words.ageNotice} suppressHydrationWarning />
      )}
    </header>
  )
}
