import { formatDay } from '../../lib/language/format.ts'
import type { ListItem } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { sectionName } from '../../lib/publication/publication.ts'
import '../reading/marks.css'

/** Stories, one per line: day, headline, rubric. The whole line is a link to the story. */
export function Rows({ items, page }: { items: readonly ListItem[]; page: PageContext }) {
  const { publication, language } = page
  const deskOf = (section: string) => {
    const desk = sectionName(publication, section, language.tag)
    return desk && <span>{desk}</span>
  }
  return (
    <ol className="rows">
      {items.map(({ slug, lang, title, date, section }) => (
        <li key={slug} data-desk={section}>
          {date && <time dateTime={date}>{formatDay(date, language.tag)}</time>}
          <a href={storyAddress(lang, slug)}>{title}</a>
          {section && deskOf(section)}
        </li>
      ))}
    </ol>
  )
}
