import type { PageContext } from '../../lib/library/page-context.ts'
import type { StandingPage } from '../../lib/publication/addresses.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { TitleAndStandfirst } from '../headline/title-and-standfirst.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureViewer } from '../picture-viewer/picture-viewer.tsx'
import './publisher-address.css'
import { Prose } from './story-view.tsx'
import { TranslationNote } from './translation-note.tsx'
import './story-view.css'

const PRIVACY: StandingPage = 'privacy'

/** A standing page in one language. */
interface Props {
  readonly edition: StoryEdition
  readonly page: PageContext
}

/** A standing page: privacy, terms, cookies, about and others. The privacy page ends with the publisher’s address. */
export const StandingPageView = overridable('standing-page', ({ edition, page }: Props) => {
  return (
    <article className="story standing">
      <header className="head">
        <TitleAndStandfirst edition={edition} />
        <TranslationNote edition={edition} page={page} />
      </header>
      <div className="body">
        <Prose edition={edition} page={page} />
        {edition.slug === PRIVACY && <PublisherAddress page={page} />}
      </div>
      <PictureViewer edition={edition} page={page} />
    </article>
  )
})

/**
 * The publisher, who is responsible for readers' data, with postal address and email; or a note that site.yaml does not
 * name one yet.
 */
function PublisherAddress({ page }: { page: PageContext }) {
  const { publisher } = page.publication
  if (!publisher) return <p className="publisher">{page.words.publisherUnnamed}</p>
  const { name, address, email } = publisher
  return (
    <address className="publisher" dir="auto">
      <b>{name}</b>
      {address && <span>{address}</span>}
      <a href={`mailto:${email}`} dir="ltr">
        {email}
      </a>
    </address>
  )
}
