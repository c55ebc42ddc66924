import type { PageContext } from '../../lib/library/page-context.ts'
import { figuresIn } from '../../lib/story/types/section.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import './picture-viewer.css'

/**
 * The dialog that shows the photographs of a story enlarged; nothing if it has none. The script of the dialog adds the
 * pictures. Without script, a picture is a link to its largest file.
 */
export function PictureViewer({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { words, language } = page
  const shown = [...(edition.cover ? [edition.cover] : []), ...figuresIn(edition.sections)]
  if (shown.every(({ picture }) => picture.widths.length === 0)) return null
  const isLeftward = language.dir === 'rtl'
  return (
    <picture-viewer suppressHydrationWarning>
      <dialog className="viewer" aria-label={words.pictures}>
        <form method="dialog">
          <button type="submit" className="close">
            {words.close}
          </button>
          {/* The name of a button is the key that does the same. */}
          <button
            type="button"
            className="tool"
            name={isLeftward ? 'ArrowRight' : 'ArrowLeft'}
            value="-1"
            aria-label={words.previousPicture}
          >
            {isLeftward ? '→' : '←'}
          </button>
          <button
            type="button"
            className="tool"
            name={isLeftward ? 'ArrowLeft' : 'ArrowRight'}
            value="1"
            aria-label={words.nextPicture}
          >
            {isLeftward ? '←' : '→'}
          </button>
        </form>
        <div />
      </dialog>
    </picture-viewer>
  )
}
