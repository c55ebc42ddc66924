import { formatMonth, formatNumber } from '../../lib/language/format.ts'
import { capitalise } from '../../lib/language/language.ts'
import type { ListItem } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { archiveAddress } from '../../lib/publication/addresses.ts'
import { Rows } from './rows.tsx'

/**
 * The stories of one month under its name; without a month, the undated ones.
 * @param count the number of stories of the month, if not all are shown
 */
export function MonthRows(props: {
  month: string | undefined
  count?: number
  items: readonly ListItem[]
  page: PageContext
}) {
  const { month, count, items, page } = props
  const { tag } = page.language
  return (
    <section className="part">
      <h2>
        <a href={archiveAddress(tag, month ?? 'undated')}>
          {month === undefined ? page.words.undated : capitalise(formatMonth(month, tag), tag)}
        </a>
        {count !== undefined && count > items.length && <small>{formatNumber(count, tag)}</small>}
      </h2>
      <Rows items={items} page={page} />
    </section>
  )
}
