import type { Messages } from '../../lib/language/messages.ts'
import { sourceId } from '../../lib/story/kinds/mark-sources.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import './sources.css'

/**
 * The sources that a story names, each linked to where the text names it first; nothing if its front matter lists none.
 * Where there is room in the margin, its style sheet shows the name there instead, beside the text.
 */
export function Sources({ edition: { sources = [] }, words }: Props) {
  if (sources.length === 0) return null
  return (
    <section className="tags sources" aria-labelledby="sources">
      <span id="sources">{words.sourcesNamed}</span>
      {sources.map(({ name }, index) => (
        <a key={name} href={`#${sourceId(index + 1)}`}>
          {name}
        </a>
      ))}
    </section>
  )
}

/** A story, and the interface texts of its language. */
interface Props {
  readonly edition: Pick<StoryEdition, 'sources'>
  readonly words: Messages
}
