import type { ReactNode } from 'react'
import { formatDate } from '../../lib/language/format.ts'
import type { ListItem } from '../../lib/library/library.ts'
import type { ListedCover } from '../../lib/library/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { rubricOf } from '../../lib/story/types/story.ts'
import { ListedText, ListedTitle } from '../headline/latin-marks.tsx'
import { Kicker } from '../kicker/kicker.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture-view.tsx'
import '../reading/marks.css'
import './item.css'

/**
 * A story in a list. The whole block is a link to it.
 * @param brief whether to leave out its description
 * @param children what follows its date
 * @param heading the level of its headline: h2 if the list is directly under the page’s own heading
 */
export const Item = overridable('item', (props: Props) => {
  const { item, cover, page, brief = false, heading: Heading = 'h3', children } = props
  return (
    <article className="item" data-rubric={rubricOf(item)}>
      {cover && (
        <div className="thumb" data-focus={cover.focus}>
          <PictureView picture={cover.picture} alt={cover.alt} frame="thumb" />
        </div>
      )}
      <Kicker story={item} page={page} />
      <Heading>
        <a href={storyAddress(item.lang, item.slug)}>
          <ListedTitle text={item.title} lang={item.lang} />
        </a>
      </Heading>
      {!brief && (
        <p>
          <ListedText text={item.description} lang={item.lang} />
        </p>
      )}
      {item.date && <time dateTime={item.date}>{formatDate(item.date, page.language.tag)}</time>}
      {children}
    </article>
  )
})

/** A story in a list. */
interface Props {
  readonly item: ListItem
  readonly cover?: ListedCover | undefined
  readonly page: PageContext
  readonly brief?: boolean
  readonly heading?: 'h2' | 'h3'
  readonly children?: ReactNode
}
