import type { Messages } from '../../lib/language/messages.ts'
import './reading.css'

/**
 * A line at the top of the window that shows how far a story is read. A link leads to where the reader stopped last
 * time.
 */
export function ReadingProgress({ words }: { words: Messages }) {
  return (
    <reading-progress>
      <progress max={1} value={0} aria-label={words.progress} suppressHydrationWarning />
      <a className="strip tool underline" href="#main" hidden suppressHydrationWarning>
        {words.continueReading}
      </a>
    </reading-progress>
  )
}
