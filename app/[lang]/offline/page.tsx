import { Masthead } from '../../../components/masthead/masthead.tsx'
import { OfflinePage } from '../../../components/offline/offline-page.tsx'
import { Page } from '../../../components/page/page.tsx'
import { pageContext } from '../../../lib/library/page-context.ts'
import { theLibrary } from '../../../lib/library/the-library.ts'
import { offlineAddress } from '../../../lib/publication/addresses.ts'
import { type PageMetadata, pageMetadata } from '../../../lib/syndication/metadata/page-metadata.ts'
import { languageFeed } from '../../../lib/syndication/named-feeds.ts'

interface Props {
  readonly params: Promise<{ lang: string }>
}

export async function generateMetadata({ params }: Props): Promise<PageMetadata> {
  const { lang } = await params
  const page = offlineContext(lang)
  const { offlineStories, offlineAbout } = page.words
  const feeds = [languageFeed(theLibrary(), lang)]
  return pageMetadata(page, offlineStories, offlineAbout, offlineAddress(page.publication.defaultLanguage), { feeds })
}

export default async function Offline({ params }: Props) {
  const page = offlineContext((await params).lang)
  return (
    <Page page={page} masthead={<Masthead page={page} />}>
      <OfflinePage page={page} />
    </Page>
  )
}

function offlineContext(lang: string) {
  const library = theLibrary()
  const editions = new Map(library.publication.languages.map(({ tag }) => [tag, offlineAddress(tag)]))
  return pageContext(library, lang, offlineAddress(lang), editions)
}
