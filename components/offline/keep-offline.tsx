import type { PageContext } from '../../lib/library/page-context.ts'
import './keep-offline.css'

/** Keeps the story for reading without a connection. It needs script, and shows only where a browser can keep anything. */
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
      <span role="status" />
    </keep-offline>
  )
}
