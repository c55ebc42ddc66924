import { Masthead } from '../../../components/masthead/masthead.tsx'
import '../../../components/page/plain.css'
import '../../../components/offline/offline-page.css'
import { Page } from '../../../components/page/page.tsx'
import { theLibrary } from '../../../lib/index/the-library.ts'
import { commonPageContext } from '../../../lib/library/page-context.ts'
import { offlineAddress } from '../../../lib/publication/addresses.ts'
import { languageFeed } from '../../../lib/syndication/feeds.ts'
import { type PageMetadata, pageMetadata } from '../../../lib/syndication/page-metadata.ts'

export async function generateMetadata({ params }: { params: Promise<{ lang: string }> }): Promise<PageMetadata> {
  const { lang } = await params
  const page = commonPageContext(theLibrary(), lang, offlineAddress)
  const { offlineStories, offlineAbout } = page.words
  const feeds = [languageFeed(theLibrary(), lang)]
  return pageMetadata(page, offlineStories, offlineAbout, offlineAddress(page.publication.defaultLanguage), { feeds })
}

/** The list of the stories that are on the reader's device. It also opens instead of a page that cannot be loaded. */
export default async function Offline({ params }: { params: Promise<{ lang: string }> }) {
  const { lang } = await params
  const page = commonPageContext(theLibrary(), lang, offlineAddress)
  const { offlineStories, offlineAbout, offlineMissed, nothingOffline, removeOffline, removedOffline } = page.words
  return (
    <Page page={page} masthead={<Masthead page={page} />}>
      <article className="stored plain">
        <h1>{offlineStories}</h1>
        <p id="missed" className="missed">
          {offlineMissed}
        </p>
        <p className="deck">{offlineAbout}</p>
        <offline-stories tabIndex={-1} data-remove={removeOffline} data-removed={removedOffline}>
          <p role="status" />
          <p className="nothing">{nothingOffline}</p>
          <ul className="titles" />
        </offline-stories>
      </article>
    </Page>
  )
}
