import { Masthead } from '../../../components/masthead/masthead.tsx'
import { OfflinePage } from '../../../components/offline/offline-page.tsx'
import { Page } from '../../../components/page/page.tsx'
import { offlineAddress } from '../../../lib/publication/addresses.ts'
import { pageContext } from '../../../lib/publication/page-context.ts'
import { theLibrary } from '../../../lib/story/the-library.ts'
import { languageFeed } from '../../../lib/syndication/named-feeds.ts'
import { type PageMetadata, pageMetadata } from '../../../lib/syndication/page-metadata.ts'

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
