import type { PageContext } from '../../lib/library/page-context.ts'
import type { StandingPage } from '../../lib/publication/addresses.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { ByWords } from '../headline/by-words.tsx'
import { PublisherAddress } from './publisher-address.tsx'
import { Prose } from './story-view.tsx'
import { TranslationNote } from './translation-note.tsx'
import './story-view.css'

const PRIVACY: StandingPage = 'privacy'

/** A standing page: privacy, terms, cookies, about and others. The privacy page ends with the publisher’s address. */
export function StandingPageView({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  return (
    <article className="story standing">
      <header className="head">
        <h1>
          <ByWords text={edition.title} lang={edition.lang} />
        </h1>
        {!edition.isExcerpt && (
          <p className="deck">
            <ByWords text={edition.description} lang={edition.lang} />
          </p>
        )}
        <TranslationNote edition={edition} page={page} />
      </header>
      <div className="body">
        <Prose edition={edition} page={page} />
        {edition.slug === PRIVACY && <PublisherAddress page={page} />}
      </div>
    </article>
  )
}
