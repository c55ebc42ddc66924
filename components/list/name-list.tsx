import { formatNumber } from '../../lib/language/format.ts'
import type { Counted } from '../../lib/library/lists/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { authorAddress, topicAddress } from '../../lib/publication/addresses.ts'

/** Names in columns, each with the number of its stories. */
export function NameList(props: { names: readonly Counted[]; kind: 'topic' | 'author'; page: PageContext }) {
  const { names, kind, page } = props
  const { tag } = page.language
  const address = kind === 'topic' ? topicAddress : authorAddress
  if (names.length === 0 && kind === 'author') return <p className="deck">{page.words.noStories}</p>
  return (
    <ul className="names">
      {names.map(({ name: { slug, label, lang }, count }) => (
        <li key={slug}>
          <a href={address(tag, slug)} lang={lang === tag ? undefined : lang}>
            {label}
          </a>{' '}
          <small>{formatNumber(count, tag)}</small>
        </li>
      ))}
    </ul>
  )
}
