import { Masthead } from '../../../components/masthead/masthead.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Search } from '../../../components/search/search.tsx'
import { pageContext } from '../../../lib/library/page-context.ts'
import { theLibrary } from '../../../lib/library/the-library.ts'
import { searchAddress } from '../../../lib/publication/addresses.ts'
import { bucketCount } from '../../../lib/search/buckets.ts'
import { type PageMetadata, pageMetadata } from '../../../lib/syndication/metadata/page-metadata.ts'
import { languageFeed } from '../../../lib/syndication/named-feeds.ts'

interface Props {
  readonly params: Promise<{ lang: string }>
}

export async function generateMetadata({ params }: Props): Promise<PageMetadata> {
  const { lang } = await params
  const page = searchContext(lang)
  const { search, searchStories } = page.words
  const feeds = [languageFeed(theLibrary(), lang)]
  return pageMetadata(page, search, searchStories, searchAddress(page.publication.defaultLanguage), { feeds })
}

export default async function SearchPage({ params }: Props) {
  const { lang } = await params
  const page = searchContext(lang)
  const stories = [...theLibrary().stories.values()].filter(({ editions }) => editions.has(lang)).length
  return (
    <Page page={page} masthead={<Masthead page={page} />}>
      <Search page={page} indexes={stories > 0 ? bucketCount(stories) : 0} />
    </Page>
  )
}

function searchContext(lang: string) {
  const library = theLibrary()
  const editions = new Map(library.publication.languages.map(({ tag }) => [tag, searchAddress(tag)]))
  return pageContext(library, lang, searchAddress(lang), editions)
}
