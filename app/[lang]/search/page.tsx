import { Masthead } from '../../../components/masthead/masthead.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Search } from '../../../components/search/search.tsx'
import { theLibrary } from '../../../lib/index/the-library.ts'
import { fillUp, storiesIn, toListItem } from '../../../lib/library/library.ts'
import { commonPageContext } from '../../../lib/library/page-context.ts'
import { topicsOf } from '../../../lib/library/terms.ts'
import { searchAddress } from '../../../lib/publication/addresses.ts'
import { languageIn, languagesFor } from '../../../lib/publication/publication.ts'
import { bucketCount } from '../../../lib/search/search-folders.ts'
import { languageFeed } from '../../../lib/syndication/feeds.ts'
import { type PageMetadata, pageMetadata } from '../../../lib/syndication/page-metadata.ts'

export async function generateMetadata({ params }: { params: Promise<{ lang: string }> }): Promise<PageMetadata> {
  const { lang } = await params
  const page = commonPageContext(theLibrary(), lang, searchAddress)
  const { search, searchStories } = page.words
  const feeds = [languageFeed(theLibrary(), lang)]
  return pageMetadata(page, search, searchStories, searchAddress(page.publication.defaultLanguage), { feeds })
}

/** The number of stories under the field. */
const NEWEST = 5

export default async function SearchPage({ params }: { params: Promise<{ lang: string }> }) {
  const { lang } = await params
  const library = theLibrary()
  const page = commonPageContext(library, lang, searchAddress)
  const sections = [...topicsOf(library, lang).values()].filter(
    ({ isSection, slug }) => isSection && !page.emptySections.includes(slug),
  )
  const newest = fillUp(library, lang, storiesIn(library, lang).slice(0, NEWEST), NEWEST).map(({ edition }) =>
    toListItem(edition),
  )
  return (
    <Page page={page} masthead={<Masthead page={page} />}>
      <Search
        page={page}
        indexes={languagesFor(page.publication, lang).map((tag) => {
          const count = storiesIn(library, tag).length
          return [languageIn(page.publication, tag), count > 0 ? bucketCount(count) : 0]
        })}
        sections={sections}
        newest={newest}
      />
    </Page>
  )
}
