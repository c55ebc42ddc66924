import type { Messages } from '../../lib/language/messages.ts'
import { ASIDE_TITLES } from '../../lib/story/types/section.ts'
import type { SectionOf } from '../../lib/story/types/section-of.ts'
import { Inlines } from './inlines.tsx'
import { Sections } from './section-view.tsx'

/** What stands apart from the text: an editor's note, a box of facts, a credit line. */
export function AsideView({ section, words }: { section: SectionOf<'aside'>; words: Messages }) {
  const { id, variant, title, sections } = section
  if (variant === 'credit') {
    return (
      <div id={id} data-section={id} className="credit">
        <Sections sections={sections} words={words} />
      </div>
    )
  }
  const heading = `${id}-title`
  return (
    <div id={id} data-section={id} className={variant} role="note" aria-labelledby={heading}>
      <h2 id={heading}>{title ? <Inlines text={title} words={words} /> : words[ASIDE_TITLES[variant]]}</h2>
      <Sections sections={sections} words={words} />
    </div>
  )
}
