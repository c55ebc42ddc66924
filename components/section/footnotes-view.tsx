import type { ReactNode } from 'react'
import type { Messages } from '../../lib/language/messages.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import './notes.css'

/**
 * The footnotes in the order of their first mention, each with a way back to every place that refers to it. The list is the
 * truth: in print, without script and to screen readers it is what there is. Beside the text, and opened in place by its
 * call, a note is the same element, in another place.
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
