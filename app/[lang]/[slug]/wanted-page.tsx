import { Masthead } from '../../../components/masthead/masthead.tsx'
import { Page } from '../../../components/page/page.tsx'
import { StandingPageView } from '../../../components/story/story-view.tsx'
import { WantedList } from '../../../components/wanted/wanted-list.tsx'
import { theLibrary } from '../../../lib/index/the-library.ts'
import { commonPageContext, type PageContext } from '../../../lib/library/page-context.ts'
import { storyAddress, WANTED } from '../../../lib/publication/addresses.ts'
import type { StoryEdition } from '../../../lib/story/types/story.ts'
import { type PageMetadata, unlistedMetadata } from '../../../lib/syndication/page-metadata.ts'
import { MOST_WANTED, type WantedStory, wantedIn, wantedPage } from '../../../lib/wanted/wanted-stories.ts'

/** Finds the page of wanted translations; undefined if this is the address of another page. */
export function findWanted({ lang, slug }: { lang: string; slug: string }): FoundWanted | undefined {
  if (slug !== WANTED) return undefined
  const library = theLibrary()
  const edition = wantedPage(library)?.editions.get(lang)
  if (!edition) return undefined
  const page = commonPageContext(library, lang, (tag) => storyAddress(tag, WANTED))
  return { edition, page, stories: wantedIn(library, lang).slice(0, MOST_WANTED) }
}

/** The page of wanted translations in a language: its text, and the stories that follow it. */
interface FoundWanted {
  readonly edition: StoryEdition
  readonly page: PageContext
  readonly stories: readonly WantedStory[]
}

/** Returns the metadata of the page. No search engine may show it: it is for translators. */
export function wantedMetadata({ edition: { title, description }, page }: FoundWanted): PageMetadata {
  return unlistedMetadata(page, title, description)
}

/** The page of wanted translations. */
export function WantedPage({ edition, page, stories }: FoundWanted) {
  return (
    <Page page={page} masthead={<Masthead page={page} />}>
      <StandingPageView edition={edition} page={page} />
      <WantedList stories={stories} page={page} />
    </Page>
  )
}
