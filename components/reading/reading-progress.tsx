import type { Messages } from '../../lib/language/messages.ts'
import './reading.css'

/** How far a story is read, as a line at the top of the window, and the way back to where its reader stopped last time. */
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
