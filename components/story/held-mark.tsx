import { formatDate } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import type { Story } from '../../lib/story/story.ts'

/** Says to who writes it that a story is a draft, or when it is to be published. No published page has it. */
export function HeldMark({ story: { held }, page }: { story: Story; page: PageContext }) {
  if (!held) return null
  const { words, language } = page
  const isScheduled = held.why === 'scheduled' && held.until
  return (
    <p>
      <mark>
        {isScheduled ? words.scheduled + words.colon + formatDate(held.until, language.tag) : words.draft}
        {isScheduled && ` (${held.until})`}
      </mark>
    </p>
  )
}
