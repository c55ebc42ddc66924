import { fill } from '../../lib/language/fill.ts'
import { formatDate } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'

/** Tells editors that a story is a draft, or when it will be published. No published page contains it. */
export function UnpublishedMark({ edition: { held }, page }: { edition: StoryEdition; page: PageContext }) {
  if (!held) return null
  const { words, language } = page
  const { until } = held
  const day = until && fill(words.brackets, formatDate(until, language.tag), until)
  return (
    <p>
      <mark>{held.why === 'scheduled' && day ? fill(words.scheduledFor, day) : words.draft}</mark>
    </p>
  )
}
