import { formatMonthName, formatNumber, formatYear } from '../../lib/language/format.ts'
import type { ArchiveList } from '../../lib/library/lists/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { archiveAddress } from '../../lib/publication/addresses.ts'

/** Links to every month of the archive, each with its number of stories. */
export function Calendar({ list, page }: { list: ArchiveList; page: PageContext }) {
  const { tag } = page.language
  return (
    <nav className="calendar more oxford" aria-labelledby="calendar">
      <h2 id="calendar">{page.words.byMonth}</h2>
      {list.years.map(({ year, months }) => (
        <section key={year} className="part">
          <h3>
            <a href={archiveAddress(tag, year)}>{formatYear(year, tag)}</a>
          </h3>
          <ol className="counts">
            {months.map(({ month, count }) => (
              <li key={month}>
                <a href={archiveAddress(tag, month)}>{formatMonthName(month, tag)}</a>{' '}
                <small>{formatNumber(count, tag)}</small>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {list.undated > 0 && (
        <section className="part">
          <h3>
            <a href={archiveAddress(tag, 'undated')}>{page.words.undated}</a>{' '}
            <small>{formatNumber(list.undated, tag)}</small>
          </h3>
        </section>
      )}
    </nav>
  )
}
