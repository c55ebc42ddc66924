import type { PageContext } from '../../lib/library/page-context.ts'
import { topicAddress } from '../../lib/publication/addresses.ts'
import { inLanguage } from '../../lib/publication/publication.ts'

/** The rubrics under the name on the front page; nothing if there is only one. */
export function Rubrics({ page: { publication, words, language } }: { page: PageContext }) {
  const desks = Object.entries(publication.sections)
  if (desks.length < 2) return null
  return (
    <nav className="desks" aria-label={words.topics}>
      {desks.map(([slug, { label }]) => (
        <a key={slug} href={topicAddress(language.tag, slug)}>
          {inLanguage(label, language.tag)}
        </a>
      ))}
    </nav>
  )
}
