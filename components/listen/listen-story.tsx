import type { PageContext } from '../../lib/library/page-context.ts'
import './listen.css'

/**
 * Offers to read the story aloud; it needs JavaScript. It carries the texts of the player.
 * @param minutes the reading time
 */
export function ListenStory({ minutes, page: { words } }: { minutes: number; page: PageContext }) {
  return (
    <listen-story
      suppressHydrationWarning
      data-label={words.listen}
      data-pause={words.pause}
      data-resume={words.resume}
      data-speed={words.speed}
      data-stop={words.stop}
      data-back={words.previousSentence}
      data-forward={words.nextSentence}
      data-minutes={minutes}
      data-missing={words.noVoice}
      data-failed={words.notLoaded}
    >
      <button type="button" className="tool underline">
        {words.listen}
      </button>
      <span role="status" />
    </listen-story>
  )
}
