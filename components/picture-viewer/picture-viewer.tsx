import type { Language } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { figuresIn } from '../../lib/story/kinds/kinds.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import './picture-viewer.css'

/**
 * The dialog that shows the photographs of a story enlarged; nothing if it has none. The script of the dialog adds the
 * pictures. Without script, a picture is a link to its largest file.
 */
export function PictureViewer({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { words, language } = page
  const shown = [...(edition.cover ? [edition.cover] : []), ...figuresIn(edition.sections)]
  const photographs = shown.filter(({ picture }) => picture.widths.length > 0)
  if (photographs.length === 0) return null
  return (
    <picture-viewer suppressHydrationWarning>
      <dialog className="viewer" aria-label={words.pictures}>
        <form method="dialog">
          <button type="submit" className="close">
            {words.close}
          </button>
          {photographs.length > 1 && (
            <>
              <StepButton step={-1} label={words.previousPicture} dir={language.dir} />
              <StepButton step={1} label={words.nextPicture} dir={language.dir} />
            </>
          )}
        </form>
        <div />
      </dialog>
    </picture-viewer>
  )
}

/** The button to the previous or next picture. Its name is the key that does the same. */
function StepButton({ step, label, dir }: { step: -1 | 1; label: string; dir: Language['dir'] }) {
  const isLeft = step < 0 === (dir === 'ltr')
  return (
    <button type="button" className="tool" name={isLeft ? 'ArrowLeft' : 'ArrowRight'} value={step} aria-label={label}>
      {isLeft ? '←' : '→'}
    </button>
  )
}
