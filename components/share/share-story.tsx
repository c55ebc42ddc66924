import type { PageContext } from '../../lib/library/page-context.ts'
import { absolute } from '../../lib/publication/addresses.ts'
import './share.css'

/**
 * Ways to share the story: by mail without script; with it by the system’s own sheet, or the clipboard. The bar for
 * words that are selected, whose words it has, is made when some are. Nobody else’s service is asked.
 */
export function ShareStory({ page: { words, address } }: { page: PageContext }) {
  const url = absolute(address)
  return (
    <share-story
      suppressHydrationWarning
      data-label={words.share}
      data-words={words.shareWords}
      data-link={words.linkToSection}
      data-quotation={words.quotation}
      data-copied={words.copied}
    >
      <a className="tool underline" href={`mailto:?${url ? `body=${encodeURIComponent(url)}` : 'subject='}`}>
        {words.sendByMail}
      </a>
      <button type="button" className="tool underline" value="share">
        {words.share}
      </button>
      <button type="button" className="tool underline" value="copy">
        {words.copyLink}
      </button>
      <span role="status" />
    </share-story>
  )
}
