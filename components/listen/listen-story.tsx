import type { PageContext } from '../../lib/library/page-context.ts'
import './listen.css'

/**
 * Offers to read the story aloud; it needs JavaScript. It carries the texts of the player.
 * @param minutes the reading time
 * @param inBar whether it is in the bar, which comes back when a reader scrolls up
 */
export function ListenStory(props: { minutes: number; page: PageContext; inBar?: boolean }) {
  const { minutes, inBar, page } = props
  const { words } = page
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
      {/* The Tab key stops at the one in the head alone. */}
      <button type="button" className={inBar ? 'tool play' : 'tool underline'} tabIndex={inBar ? -1 : undefined}>
        {inBar ? <span className="label">{words.listen}</span> : words.listen}
      </button>
      <span role="status" />
    </listen-story>
  )
}
