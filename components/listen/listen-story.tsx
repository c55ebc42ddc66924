import { formatNumber } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import './listen.css'

const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const

/** Reads the story out. It shows only where the device itself has a voice for the language. */
export function ListenStory({ page: { words, language } }: { page: PageContext }) {
  return (
    <listen-story hidden suppressHydrationWarning>
      <button type="button" className="tool underline" value="listen">
        {words.listen}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: the keys of a player, not fields of a form */}
      <div className="strip" role="group" aria-label={words.listen} hidden suppressHydrationWarning>
        <button type="button" className="tool underline" value="pause" data-resume={words.resume}>
          {words.pause}
        </button>
        <label className="tool">
          {words.speed}{' '}
          <select defaultValue="1">
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {formatNumber(speed, language.tag)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="tool underline" value="stop">
          {words.stop}
        </button>
      </div>
    </listen-story>
  )
}
