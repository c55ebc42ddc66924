import type { PageContext } from '../../lib/library/page-context.ts'
import { absolute } from '../../lib/publication/addresses.ts'
import { overridable } from '../parts/overridable.ts'
import './share.css'

/**
 * Ways to share the story: by email without script; with it, by the system’s share sheet or the clipboard. It contains
 * the texts of the bar for selected text. No other service is contacted.
 */
export const ShareStory = overridable('share', ({ page: { words, address } }: { page: PageContext }) => {
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
      {/* The value of a button is the part of `navigator` that it needs. */}
      <button type="button" className="tool underline" value="share">
        {words.share}
      </button>
      <button type="button" className="tool underline" value="clipboard">
        {words.copyLink}
      </button>
      <a className="tool underline" href={`mailto:?${url ? `body=${encodeURIComponent(url)}` : 'subject='}`}>
        {words.sendByMail}
      </a>
    </share-story>
  )
})
