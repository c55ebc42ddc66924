import type { Messages } from '../../lib/language/messages.ts'
import { plainText } from '../../lib/story/types/inline.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { overridable } from '../parts/overridable.ts'
import './contents.css'

/** The fewest headings for which a list of them is a help. */
const FEWEST = 3

/** The sections of a story. */
interface Props {
  readonly sections: readonly Section[]
  readonly words: Messages
}

/** A story's table of contents: links to its headings of the second level; nothing if there are fewer than three. */
export const Contents = overridable('contents', ({ sections, words }: Props) => {
  const headings = sections.filter((section) => section.kind === 'heading' && section.level === 2)
  if (headings.length < FEWEST) return null
  return (
    <nav className="contents" aria-labelledby="contents">
      <details>
        <summary id="contents">{words.contents}</summary>
        <ol>
          {headings.map((heading) => (
            <li key={heading.id}>
              <a href={`#${heading.id}`}>{heading.kind === 'heading' && plainText(heading.text)}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
})
