import type { PageContext } from '../../lib/library/page-context.ts'
import '../page/plain.css'
import './offline-page.css'

/** The list of the stories that are on the reader's device. It also opens instead of a page that cannot be loaded. */
export function OfflinePage({ page }: { page: PageContext }) {
  const { words } = page
  return (
    <article className="stored plain">
      <h1>{words.offlineStories}</h1>
      <p className="deck">{words.offlineAbout}</p>
      <offline-stories>
        <p className="nothing">{words.nothingOffline}</p>
        <ul className="titles" />
      </offline-stories>
    </article>
  )
}
