import type { Messages } from '../../lib/language/messages.ts'
import type { Neighbours } from '../../lib/library/lists/list.ts'

/** Links to the newer and older pages of a list. */
export function Pager({ neighbours, words }: { neighbours: Neighbours; words: Messages }) {
  const { newest, newer, older, oldest } = neighbours
  if (!newer && !older) return null
  return (
    <nav className="pager" aria-label={words.pages}>
      <p>
        {newest && newest !== newer && newer && <a href={newest}>{words.latest}</a>}
        {newer && (
          <a href={newer} rel="prev">
            {words.newer}
          </a>
        )}
      </p>
      <p>
        {older && (
          <a href={older} rel="next">
            {words.older}
          </a>
        )}
        {oldest && oldest !== older && older && <a href={oldest}>{words.oldest}</a>}
      </p>
    </nav>
  )
}
