import type { Messages } from '../../lib/language/messages.ts'
import type { SectionOf } from '../../lib/story/types/section-of.ts'
import { Sections } from './section-view.tsx'
import './notes.css'

/**
 * The footnotes in the order of their first mention, each with a way back to every place that refers to it. The list is the
 * truth: in print, without script and to screen readers it is what there is. Beside the text, and opened in place by its
 * call, a note is the same element, in another place.
 */
export function FootnotesView({ section, words }: { section: SectionOf<'footnotes'>; words: Messages }) {
  const { id, notes } = section
  return (
    <section id={id} data-section={id} className="footnotes" aria-labelledby="notes-title">
      <h2 id="notes-title">{words.notes}</h2>
      <ol>
        {notes.map((note) => (
          <li key={note.id} id={note.id} popover="auto">
            <Sections sections={note.sections} words={words} />
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
