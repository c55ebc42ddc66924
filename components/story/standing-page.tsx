import type { PageContext } from '../../lib/publication/page-context.ts'
import type { Story } from '../../lib/story/story.ts'
import { ByWords } from '../headline/by-words.tsx'
import { Prose } from './story.tsx'
import { TranslationNote } from './translation-note.tsx'
import './story.css'

/** A standing page: privacy, terms, cookies, about. */
export function StandingPageView({ story, page }: { story: Story; page: PageContext }) {
  return (
    <article className="story standing">
      <header className="head">
        <h1>
          <ByWords text={story.title} lang={story.lang} />
        </h1>
        {!story.isExcerpt && (
          <p className="deck">
            <ByWords text={story.description} lang={story.lang} />
          </p>
        )}
        <TranslationNote story={story} page={page} />
      </header>
      <div className="body">
        <Prose story={story} page={page} />
      </div>
    </article>
  )
}
