import '../reading/marks.css'
import './item.css'
import type { ReactNode } from 'react'
import { between } from '../../lib/language/fill.ts'
import { dateFormatOf, formatDate, formatMinutes, gregorianDate, memoizeByText } from '../../lib/language/format.ts'
import type { ListItem } from '../../lib/library/library.ts'
import type { ListedCover } from '../../lib/library/list.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import { editionAddress, topicAddress } from '../../lib/publication/addresses.ts'
import { sectionName } from '../../lib/publication/publication.ts'
import { buildTime } from '../../lib/settings/settings.ts'
import { boundsOfDay } from '../../lib/story/read/date.ts'
import { rubricOf, type StoryEdition } from '../../lib/story/types/story.ts'
import { LanguageMark, ListedText, ListedTitle } from '../headline/headline.tsx'
import { langAttributes } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture.tsx'

/**
 * A story in a list. The whole block is a link to it.
 * @param brief whether to leave out its description
 * @param children what follows its date
 * @param heading the level of its headline: h2 if the list is directly under the page’s own heading
 */
export const Item = overridable('item', ({ children, ...props }: ItemProps) => {
  const { item, page } = props
  return (
    <ItemBlock {...props}>
      {item.date && <Day date={item.date} page={storyContext(page, item.lang).shown} />}
      {children}
    </ItemBlock>
  )
})

/** A story in a list. */
interface ItemProps {
  readonly item: ListItem
  readonly cover?: ListedCover | undefined
  readonly page: PageContext
  readonly brief?: boolean | undefined
  readonly heading?: 'h2' | 'h3'
  readonly children?: ReactNode
}

/**
 * A story on the front page; the whole block is a link to it. Of opinion, the author comes first.
 * @param pictured whether to show its picture
 * @param brief whether to leave out its description
 */
export const FrontItem = overridable('front-item', (props: FrontItemProps) => {
  const { edition, page, newest, pictured = false, brief } = props
  const isOpinion = edition.kind === 'opinion'
  const { shown } = storyContext(page, edition.lang)
  return (
    <ItemBlock
      item={edition}
      cover={pictured ? edition.cover : undefined}
      page={page}
      brief={brief}
      voices={isOpinion ? edition.authors : undefined}
    >
      <Meta item={isOpinion ? { ...edition, authors: [] } : edition} page={shown} newest={newest} />
    </ItemBlock>
  )
})

/** A story on the front page. */
interface FrontItemProps {
  readonly edition: StoryEdition
  readonly page: PageContext
  readonly newest: string | undefined
  readonly pictured?: boolean
  readonly brief?: boolean
}

/** @param voices the authors of an opinion */
function ItemBlock(props: ItemProps & { voices?: readonly string[] | undefined }) {
  const { item, cover, page, brief = false, heading: Heading = 'h3', voices, children } = props
  const { shown, foreign } = storyContext(page, item.lang)
  return (
    <article className={voices ? 'item view' : 'item'} data-rubric={rubricOf(item)} {...foreign}>
      {cover && (
        <div className="thumb" data-focus={cover.focus}>
          <PictureView picture={cover.picture} alt={cover.alt} frame="thumb" />
        </div>
      )}
      <Kicker story={item} page={page} />
      {voices && voices.length > 0 && <p className="opinion-by">{voices.join(between(shown.words.dot))}</p>}
      <Heading>
        <a href={editionAddress(item)} hrefLang={foreign?.lang}>
          <ListedTitle text={item.title} lang={item.lang} />
        </a>
      </Heading>
      {!brief && (
        <p>
          <ListedText text={item.description} lang={item.lang} />
        </p>
      )}
      {children}
    </article>
  )
}

/**
 * The rubric of a story, its form, unless both are called the same (opinion in the section Opinion), and its language, if
 * that is not the language of the page.
 * @param flagged adds the pennant and makes the rubric a link to its stories; for the main headline of a page
 */
export const Kicker = overridable('kicker', (props: KickerProps) => {
  const { story, page, flagged = false } = props
  const { shown, foreign } = storyContext(page, story.lang)
  const tag = story.lang
  const rubric = sectionName(page.publication, story.section, tag)
  const form = story.kind && shown.words[story.kind]
  const mark = rubric && langAttributes(rubric.lang, shown.language)
  const kind = rubric && (form === rubric.value || story.kind === story.section) ? undefined : form
  if (!rubric && !kind && !foreign) return null
  return (
    <p className={flagged ? 'kicker flag' : 'kicker'}>
      {rubric &&
        (flagged ? (
          <a href={topicAddress(tag, story.section)} {...mark}>
            {rubric.value}
          </a>
        ) : (
          <span {...mark}>{rubric.value}</span>
        ))}
      {kind && !foreign && <span>{kind}</span>}
      {foreign && <LanguageMark lang={story.lang} page={page} after={kind} />}
    </p>
  )
})

/** A story, and how its kicker is shown. */
interface KickerProps {
  readonly story: Pick<StoryEdition, 'section' | 'kind' | 'lang'>
  readonly page: PageContext
  readonly flagged?: boolean
}

/**
 * The date of a story, its reading time and its authors, on one line.
 * @param newest the day of the newest story on the page (`2026-03-09`): stories of that day show their time too, and their
 *   year unless it is the day of the build. A page does not change after its build, so “24 hours ago” would soon be wrong; a
 *   date with a time is always right.
 */
export const Meta = overridable('meta', (props: MetaProps) => {
  const { item, page, newest } = props
  const { date } = item
  const { tag, dates } = page.language
  const [day, clock] = date?.split('T') ?? []
  return (
    <p className="meta">
      {date && (
        <Day date={date} page={page}>
          {clock &&
            day === newest &&
            (isToday(date) ? todayFormat : hourFormat)(dates).format(
              new Date(`${day}T${clock.slice(0, '10:42'.length)}Z`),
            )}
        </Day>
      )}
      <span>{formatMinutes(item.minutes, tag)}</span>
      {item.authors.map((author) => (
        <span key={author}>{author}</span>
      ))}
    </p>
  )
})

/**
 * A date in the page’s language and calendar; if that is another, with the Gregorian date for a pointer.
 * @param children another text for the date
 */
export function Day({ date, page, children }: { date: string; page: PageContext; children?: ReactNode }) {
  const { dates } = page.language
  return (
    <time dateTime={date} title={gregorianDate(date, dates)}>
      {children || formatDate(date, dates)}
    </time>
  )
}

/** A story, and the newest day of the page. */
interface MetaProps {
  readonly item: Pick<StoryEdition, 'date' | 'minutes' | 'authors'>
  readonly page: PageContext
  readonly newest?: string | undefined
}

const HOUR = { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
const hourFormat = memoizeByText((tag) => dateFormatOf(tag, { year: 'numeric', ...HOUR }))
const todayFormat = memoizeByText((tag) => dateFormatOf(tag, HOUR))

/** Whether the site is built on the day of a date, in the zone in which it is written. */
function isToday(date: string): boolean {
  const { begin, end } = boundsOfDay(date)
  const now = buildTime()
  return begin <= now && now <= end
}
