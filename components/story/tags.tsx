import type { PageContext } from '../../lib/library/page-context.ts'
import type { Term } from '../../lib/library/terms.ts'
import { topicAddress } from '../../lib/publication/addresses.ts'

/** The topics of a story, each linked to its stories; nothing if it has none. */
export function Tags({ topics, page }: { topics: readonly Term[]; page: PageContext }) {
  const { tag } = page.language
  if (topics.length === 0) return null
  return (
    <nav className="tags" aria-label={page.words.topics}>
      {topics.map(({ slug, label, lang }) => (
        <a key={slug} href={topicAddress(tag, slug)} lang={lang === tag ? undefined : lang}>
          {label}
        </a>
      ))}
    </nav>
  )
}
