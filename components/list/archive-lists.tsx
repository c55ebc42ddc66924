import { formatDay, formatMonth, formatMonthName, formatNumber, formatYear } from '../../lib/language/format.ts'
import { capitalise } from '../../lib/language/language.ts'
import type { ListItem } from '../../lib/library/library.ts'
import type { ArchiveList } from '../../lib/library/list.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import { archiveAddress, editionAddress } from '../../lib/publication/addresses.ts'
import { sectionName } from '../../lib/publication/publication.ts'
import { LanguageMark, ListedText } from '../headline/headline.tsx'
import { langAttributes } from '../message/message.tsx'

/** The archive: the newest stories by month and, if there are more, links to every month. */
export function ArchiveView({ list, page }: { list: ArchiveList; page: PageContext }) {
  const { items, years, undated } = list
  if (items.length === 0) return <p className="deck">{page.words.noStories}</p>
  const months = Map.groupBy(items, ({ date }) => date?.slice(0, '2026-11'.length))
  const total = years.flatMap((year) => year.months).reduce((sum, { count }) => sum + count, undated)
  return (
    <>
      {[...months].map(([month, ones]) => (
        <MonthRows key={month ?? 'undated'} month={month} items={ones} page={page} />
      ))}
      {total > items.length && <Calendar list={list} page={page} />}
    </>
  )
}

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
  const { month, count = 0, items, page } = props
  const { tag, dates } = page.language
  return (
    <section className="part">
      <h2>
        <a href={archiveAddress(tag, month ?? 'undated')}>
          {month === undefined ? page.words.undated : capitalise(formatMonth(month, dates), tag)}
        </a>
        {count > items.length && <small>{formatNumber(count, tag)}</small>}
      </h2>
      <Rows items={items} page={page} />
    </section>
  )
}

/** Stories, one per line: day, headline, rubric. The whole line is a link to the story. */
export function Rows({ items, page }: { items: readonly ListItem[]; page: PageContext }) {
  const { publication, language } = page
  return (
    <ol className="rows">
      {items.map((item) => {
        const { slug, lang, title, date, section } = item
        const rubric = sectionName(publication, section, language.tag)
        const { foreign } = storyContext(page, lang)
        return (
          <li key={slug} data-rubric={section}>
            {date && <time dateTime={date}>{formatDay(date, language.dates)}</time>}
            <a href={editionAddress(item)} hrefLang={foreign?.lang} {...foreign}>
              <ListedText text={title} lang={lang} />
            </a>
            {rubric && !foreign && <span {...langAttributes(rubric.lang, language)}>{rubric.value}</span>}
            {foreign && <LanguageMark lang={lang} page={page} after={rubric?.value} />}
          </li>
        )
      })}
    </ol>
  )
}

/** Links to every month of the archive, each with its number of stories. */
function Calendar({ list, page }: { list: ArchiveList; page: PageContext }) {
  const { tag, dates } = page.language
  return (
    <nav className="calendar more oxford" aria-labelledby="calendar">
      <h2 id="calendar">{page.words.byMonth}</h2>
      {list.years.map(({ year, months }) => (
        <section key={year} className="part">
          <h3>
            <a href={archiveAddress(tag, year)}>{formatYear(year, dates)}</a>
          </h3>
          <ol className="counts">
            {months.map(({ month, count }) => (
              <li key={month}>
                <a href={archiveAddress(tag, month)}>{formatMonthName(month, dates)}</a>{' '}
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
