import { formatNumber } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import './listen.css'

const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const

/** Offers to read the story aloud if the device has a voice for the language. It carries the texts of the player. */
export function ListenStory({ page: { words, language } }: { page: PageContext }) {
  return (
    <listen-story
      hidden
      suppressHydrationWarning
      data-label={words.listen}
      data-pause={words.pause}
      data-resume={words.resume}
      data-speed={words.speed}
      data-speeds={SPEEDS.map((speed) => `${speed}=${formatNumber(speed, language.tag)}`).join(' ')}
      data-stop={words.stop}
      data-failed={words.notLoaded}
    >
      <button type="button" className="tool underline">
        {words.listen}
      </button>
      <span role="status" />
    </listen-story>
  )
}
