import type { ReactNode } from 'react'
import type { Messages } from '../../lib/language/messages.ts'
import { ASIDE_TITLES, type SectionOf } from '../../lib/story/types/section.ts'
import { Inlines } from './inlines.tsx'

/** An aside: an editor's note, a box of facts, or a credit line. */
export function AsideView(props: { section: SectionOf<'aside'>; words: Messages; children: ReactNode }) {
  const { section, words, children } = props
  const { id, variant, title } = section
  if (variant === 'credit') {
    return (
      <div id={id} data-section={id} className="credit">
        {children}
      </div>
    )
  }
  const heading = `${id}-title`
  return (
    <div id={id} data-section={id} className={variant} role="note" aria-labelledby={heading}>
      <h2 id={heading}>{title ? <Inlines text={title} words={words} /> : words[ASIDE_TITLES[variant]]}</h2>
      {children}
    </div>
  )
}
