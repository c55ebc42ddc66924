import { absolute } from '../../lib/publication/addresses.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import './share.css'

/**
 * Ways to share the story: by mail without script; with it by the system’s own sheet, or the clipboard. A bar at the foot of
 * the window does so for words that are selected. Nobody else’s service is asked.
 */
export function ShareStory({ page: { words, address } }: { page: PageContext }) {
  const url = absolute(address)
  return (
    <share-story suppressHydrationWarning data-quotation={words.quotation} data-copied={words.copied}>
      <a className="tool underline" href={`mailto:?${url ? `body=${encodeURIComponent(url)}` : 'subject='}`}>
        {words.sendByMail}
      </a>
      <button type="button" className="tool underline" value="share">
        {words.share}
      </button>
      <button type="button" className="tool underline" value="copy">
        {words.copyLink}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, not fields of a form */}
      <div className="strip" role="group" aria-label={words.share} hidden suppressHydrationWarning>
        <button type="button" className="tool underline" value="quote">
          {words.shareWords}
        </button>
        <button type="button" className="tool underline" value="section">
          {words.linkToSection}
        </button>
      </div>
      <span role="status" />
    </share-story>
  )
}
