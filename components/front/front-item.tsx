import { between } from '../../lib/language/fill.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { rubricOf, type StoryEdition } from '../../lib/story/types/story.ts'
import { ListedText, ListedTitle } from '../headline/latin-marks.tsx'
import { Meta } from '../item/meta.tsx'
import { Kicker } from '../kicker/kicker.tsx'
import { overridable } from '../parts/overridable.ts'
import { PictureView } from '../picture/picture-view.tsx'
import '../item/item.css'
import '../reading/marks.css'

/**
 * A story on the front page; the whole block is a link to it. Of opinion, the author comes first.
 * @param pictured whether to show its picture
 * @param brief whether to leave out its description
 */
export const FrontItem = overridable('front-item', (props: Props) => {
  const { edition, page, newest, pictured = false, brief = false } = props
  const { cover, kind, authors, lang, slug } = edition
  const isOpinion = kind === 'opinion'
  return (
    <article className={isOpinion ? 'item view' : 'item'} data-rubric={rubricOf(edition)}>
      {pictured && cover && (
        <div className="thumb">
          <PictureView picture={cover.picture} alt={cover.alt} frame="thumb" />
        </div>
      )}
      <Kicker story={edition} page={page} />
      {isOpinion && authors.length > 0 && <p className="opinion-by">{authors.join(between(page.words.dot))}</p>}
      <h3>
        <a href={storyAddress(lang, slug)}>
          <ListedTitle text={edition.title} lang={lang} />
        </a>
      </h3>
      {!brief && (
        <p>
          <ListedText text={edition.description} lang={lang} />
        </p>
      )}
      <Meta item={isOpinion ? { ...edition, authors: [] } : edition} page={page} newest={newest} />
    </article>
  )
})

/** A story on the front page. */
interface Props {
  readonly edition: StoryEdition
  readonly page: PageContext
  readonly newest: string | undefined
  readonly pictured?: boolean
  readonly brief?: boolean
}
