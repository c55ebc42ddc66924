import { memoizeByTag } from '../../lib/language/language.ts'
import type { Term } from '../../lib/library/terms.ts'
import { authorAddress } from '../../lib/publication/addresses.ts'

const listFormat = memoizeByTag((tag) => new Intl.ListFormat(tag))

/** The authors, each linked to their stories, joined as a list in the page's language. */
export function Byline({ authors, tag }: { authors: readonly Term[]; tag: string }) {
  const labels = authors.map(({ label }) => label)
  let next = 0
  return listFormat(tag)
    .formatToParts(labels)
    .map(({ type, value }) => {
      if (type === 'literal') return value
      const author = authors[next++]
      return author ? (
        <a
          key={author.slug}
          href={authorAddress(tag, author.slug)}
          lang={author.lang === tag ? undefined : author.lang}
        >
          {value}
        </a>
      ) : (
        value
      )
    })
}
