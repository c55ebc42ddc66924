import type { PageContext } from '../../lib/library/page-context.ts'
import './keep-offline.css'

/** A button that saves the story for offline reading. It shows only where JavaScript can store stories. */
export function KeepOffline({ page }: { page: PageContext }) {
  const { words, offline } = page
  if (!offline) return null
  return (
    <keep-offline
      suppressHydrationWarning
      data-keep={words.keepOffline}
      data-remove={words.removeOffline}
      data-kept={words.keptOffline}
      data-removed={words.removedOffline}
      data-failed={words.notKeptOffline}
    >
      <button type="button" className="tool underline">
        {words.keepOffline}
      </button>
      <a className="tool underline" href={offline}>
        {words.offlineStories}
      </a>
    </keep-offline>
  )
}
