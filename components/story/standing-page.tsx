import type { StandingPage } from '../../lib/publication/addresses.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import type { Story } from '../../lib/story/story.ts'
import { ByWords } from '../headline/by-words.tsx'
import { PublisherAddress } from './publisher-address.tsx'
import { Prose } from './story.tsx'
import { TranslationNote } from './translation-note.tsx'
import './story.css'

const PRIVACY: StandingPage = 'privacy'

/** A standing page: privacy, which ends with the publisher’s address, terms, cookies, about and others. */
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
        {story.slug === PRIVACY && <PublisherAddress page={page} />}
      </div>
    </article>
  )
}
