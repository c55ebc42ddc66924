import '../reading/marks.css'
import './item.css'
import './live-now.css'
import type { ReactNode } from 'react'
import { between, formatMinutes } from '../../lib/language/format.ts'
import type { ListItem } from '../../lib/library/library.ts'
import type { ListedCover } from '../../lib/library/list.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import type { Frame } from '../../lib/picture/slots.ts'
import { editionAddress, topicAddress } from '../../lib/publication/addresses.ts'
import { sectionName } from '../../lib/publication/publication.ts'
import { rubricOf, type StoryEdition } from '../../lib/story/types/story.ts'
import { LanguageMark, ListedText, ListedTitle } from '../headline/headline.tsx'
import { langAttributes, Message } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture.tsx'
import { Day, Moment, ShortDay } from './day.tsx'

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
  /** Where its picture is shown. */
  readonly frame?: Frame
  readonly page: PageContext
  readonly brief?: boolean | undefined
  readonly heading?: 'h2' | 'h3'
  readonly children?: ReactNode
}

/**
 * A story on a front page or on that of a section; the whole block is a link to it. Of opinion, the author comes first.
 * @param cover its picture; of an opinion in their band, the portrait of its author
 * @param within the section under whose name it is shown
 * @param timed whether its date comes first, as in a list beside the lead
 * @param brief whether to leave out its description
 */
export const FrontItem = overridable('front-item', (props: FrontItemProps) => {
  const { edition, page, newest, within, timed = false, children, ...rest } = props
  const isOpinion = edition.kind === 'opinion'
  const { shown } = storyContext(page, edition.lang)
  const { authors, date } = edition
  return (
    <ItemBlock
      item={edition}
      page={page}
      label={labelOf(edition, within)}
      voices={isOpinion ? authors : undefined}
      time={timed && date && <ShortDay date={date} beside={newest} page={shown} />}
      {...rest}
    >
      <Meta
        item={{ ...edition, ...(isOpinion && { authors: [] }), ...(timed && { date: undefined }) }}
        page={shown}
        newest={newest}
      />
      {children}
    </ItemBlock>
  )
})

/** A story on a front page. */
interface FrontItemProps extends Pick<ItemProps, 'cover' | 'frame' | 'page' | 'brief' | 'heading' | 'children'> {
  readonly edition: ListItem & Pick<StoryEdition, 'authors' | 'minutes' | 'live'>
  readonly newest?: string | undefined
  readonly within?: string | undefined
  readonly timed?: boolean
}

/** Returns the classes of stories in columns: three in a row; in the first rows two, if the last would not be full. */
export function columnsFor(count: number): string {
  if (count % 3 === 2) return 'under two'
  return count % 3 === 1 && count > 1 ? 'under four' : 'under'
}

/** Returns what the line above a headline of a front page says: only what is not news has its form. */
export function labelOf<Labelled extends KickerProps['story']>(story: Labelled, within?: string) {
  const { section, kind, lang, live } = story
  const isSaid = section === within || within === 'opinion'
  return {
    lang,
    live,
    section: isSaid ? undefined : section,
    kind: kind === 'news' || kind === within ? undefined : kind,
  }
}

/** What else a block shows. */
interface BlockProps extends ItemProps {
  /** What the line above the headline says. */
  readonly label?: KickerProps['story']
  /** The authors of an opinion. */
  readonly voices?: readonly string[] | undefined
  /** What comes before everything else. */
  readonly time?: ReactNode
}

function ItemBlock(props: BlockProps) {
  const { item, cover, frame = 'feature', page, brief = false, heading: Heading = 'h3' } = props
  const { label = item, voices, time, children } = props
  const { shown, foreign } = storyContext(page, item.lang)
  return (
    <article className={voices ? 'item view' : 'item'} data-rubric={rubricOf(item)} {...foreign}>
      {time}
      {cover && (
        <div className="thumb" data-focus={cover.focus}>
          <PictureView picture={cover.picture} alt={cover.alt} frame={frame} />
        </div>
      )}
      <Kicker story={label} page={page} />
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
 * Whether a story is live, its rubric, its form, unless both are called the same (opinion in the section Opinion) or it
 * is live, and its language, if that is not the language of the page.
 * @param flagged adds the pennant and makes the rubric a link to its stories; for the main headline of a page
 */
export const Kicker = overridable('kicker', (props: KickerProps) => {
  const { story, page, flagged = false } = props
  const { shown, foreign } = storyContext(page, story.lang)
  const tag = story.lang
  const rubric = sectionName(page.publication, story.section, tag)
  const form = story.kind && shown.words[story.kind]
  const mark = rubric && langAttributes(rubric.lang, shown.language)
  const isLive = story.live && !story.live.isOver
  const isSaid = isLive || (rubric && (form === rubric.value || story.kind === story.section))
  const kind = isSaid ? undefined : form
  if (!rubric && !kind && !foreign && !isLive) return null
  return (
    <p className={flagged && !isLive ? 'kicker flag' : 'kicker'}>
      {isLive && (
        <span className="live-now" data-rubric="live">
          <b>{shown.words.live}</b>
        </span>
      )}
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
  readonly story: Pick<StoryEdition, 'section' | 'kind' | 'lang'> & { readonly live?: StoryEdition['live'] | undefined }
  readonly page: PageContext
  readonly flagged?: boolean
}

/**
 * The date of a story or, while it is live, the time of its last update, its reading time and its authors, on one line.
 * @param newest the day of the newest story on the page (`2026-03-09`), which is the page’s date: a story of that day
 * shows
 *   its time. A page does not change after its build, so “24 hours ago” would soon be wrong.
 */
export const Meta = overridable('meta', (props: MetaProps) => {
  const { item, page, newest } = props
  const { date, live } = item
  const updated = live?.isOver === false ? live.updates[0]?.time : undefined
  return (
    <p className="meta">
      {date && !updated && <ShortDay date={date} beside={newest} page={page} />}
      {updated && (
        <span>
          <Message text={page.words.updatedOn}>
            <Moment date={updated} beside={newest} page={page} />
          </Message>
        </span>
      )}
      <span>{formatMinutes(item.minutes, page.language.tag)}</span>
      {item.authors.map((author) => (
        <span key={author}>{author}</span>
      ))}
    </p>
  )
})

/** A story, and the newest day of the page. */
interface MetaProps {
  readonly item: Pick<StoryEdition, 'date' | 'minutes' | 'authors' | 'live'>
  readonly page: PageContext
  readonly newest?: string | undefined
}
