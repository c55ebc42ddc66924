import { formatYear } from '../../lib/language/format.ts'
import type { List } from '../../lib/library/lists/list.ts'
import { listTitle } from '../../lib/library/lists/list-title.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { archiveAddress, authorAddress, topicAddress } from '../../lib/publication/addresses.ts'

/** The head of a list: links to the lists that it is part of, and its title. */
export function ListHead({ list, page }: { list: List; page: PageContext }) {
  const trail = trailOf(list, page)
  const lang = 'name' in list && list.name.lang !== page.language.tag ? list.name.lang : undefined
  return (
    <header className="list-head">
      {trail.length > 0 && (
        <p className="kicker flag">
          {trail.map(({ address, label }) => (
            <a key={address} href={address}>
              {label}
            </a>
          ))}
        </p>
      )}
      <h1 lang={lang}>{listTitle(list, page)}</h1>
    </header>
  )
}

function trailOf(list: List, { words, language: { tag } }: PageContext): { address: string; label: string }[] {
  const archive = { address: archiveAddress(tag), label: words.allStories }
  switch (list.kind) {
    case 'topic':
      return [{ address: topicAddress(tag), label: words.topics }]
    case 'author':
      return [{ address: authorAddress(tag), label: words.authors }]
    case 'year':
      return [archive]
    case 'month': {
      const year = list.month?.slice(0, '2026'.length)
      return year ? [archive, { address: archiveAddress(tag, year), label: formatYear(year, tag) }] : [archive]
    }
    default:
      return []
  }
}
