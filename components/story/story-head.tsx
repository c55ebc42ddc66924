import type { PageContext } from '../../lib/publication/page-context.ts'
import { HEAD } from '../../lib/story/behind.ts'
import type { Story } from '../../lib/story/story.ts'
import { ByWords } from '../headline/by-words.tsx'
import { Kicker } from '../kicker/kicker.tsx'
import { BehindMark } from './behind-mark.tsx'
import { Corrections } from './corrections.tsx'
import { HeldMark } from './held-mark.tsx'
import { TranslationNote } from './translation-note.tsx'
import './story-head.css'

/** What a reader sees first: desk and form, headline, standfirst, who translated it, and what was wrong with it. */
export function StoryHead({ story, page }: { story: Story; page: PageContext }) {
  return (
    <header className="head">
      <Kicker story={story} page={page} flagged />
      <HeldMark story={story} page={page} />
      <h1>
        <ByWords text={story.title} lang={story.lang} />
      </h1>
      {!story.isExcerpt && (
        <p className="deck">
          <ByWords text={story.description} lang={story.lang} />
        </p>
      )}
      <TranslationNote story={story} page={page} />
      {story.translation && <BehindMark id={HEAD} slug={story.slug} translation={story.translation} page={page} />}
      <Corrections story={story} page={page} />
      {story.date && <age-notice data-date={story.date} data-notice={page.words.ageNotice} suppressHydrationWarning />}
    </header>
  )
}
