import type { PageContext } from '../../lib/library/page-context.ts'
import './read-with.css'

/**
 * The texts for reading a story in two languages. With JavaScript, the element adds the offer to the language picker.
 */
export function ReadWith({ page }: { page: PageContext }) {
  const { words, editions } = page
  if (editions.size < 2) return null
  return (
    <read-with
      suppressHydrationWarning
      data-with={words.readWith}
      data-swap={words.swapSides}
      data-end={words.oneLanguage}
      data-hint={words.twinHint}
      data-failed={words.notLoaded}
    >
      <div role="status" />
    </read-with>
  )
}
