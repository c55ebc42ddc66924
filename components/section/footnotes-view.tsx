import type { ReactNode } from 'react'
import type { Messages } from '../../lib/language/messages.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import './notes.css'

/**
 * The footnotes in the order of their first mention, each with links back to every place that refers to it. The list is
 * the base: it is what print, readers without JavaScript and screen readers get. A note in the margin, or opened in
 * place by its reference, is the same element in another position.
 *
 * @param children the text of each note, in their order
 */
export function FootnotesView(props: {
  section: SectionOf<'footnotes'>
  words: Messages
  children: readonly ReactNode[]
}) {
  const { section, words, children } = props
  const { id, notes } = section
  return (
    <section id={id} data-section={id} className="footnotes" aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      <ol>
        {notes.map((note, index) => (
          <li key={note.id} id={note.id} popover="auto">
            {children[index]}
            {note.refs.map((ref) => (
              <a key={ref} href={`#${ref}`} role="doc-backlink" aria-label={words.backToText}>
                ↑
              </a>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
