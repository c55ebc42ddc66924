import { formatDate } from '../../lib/language/format.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { ByWords } from '../headline/by-words.tsx'
import { Kicker } from '../kicker/kicker.tsx'
import { PictureView } from '../picture/picture-view.tsx'
import { Inlines } from '../section/inlines.tsx'
import { TranslationNote } from '../story/translation-note.tsx'
import { Editions } from './editions.tsx'
import '../reading/marks.css'

/**
 * The first story of the front page, with its picture above it. If it is alone, its opening paragraph and its other
 * languages are shown too.
 */
export function Lead({ lead, page, alone }: { lead: ListedEdition; page: PageContext; alone: boolean }) {
  const { edition, story } = lead
  const { cover, slug, lang, date } = edition
  const opening = edition.sections.find((section) => section.kind === 'paragraph')
  const own: PageContext = {
    ...page,
    editions: new Map([...story.editions.keys()].map((tag) => [tag, storyAddress(tag, slug)])),
  }
  return (
    <article className={alone ? 'lead solo' : 'lead'} data-desk={edition.section}>
      {cover && (
        <PictureView className="plate" picture={cover.picture} alt={cover.alt} frame={alone ? 'cover' : 'lead'} />
      )}
      <div>
        <Kicker story={edition} page={page} flagged />
        <h2>
          <a href={storyAddress(lang, slug)}>
            <ByWords text={edition.title} lang={edition.lang} />
          </a>
        </h2>
        <p className="deck">
          <ByWords text={edition.description} lang={edition.lang} />
        </p>
        <TranslationNote edition={edition} page={own} />
        {date && (
          <p className="by">
            <time dateTime={date}>{formatDate(date, page.language.tag)}</time>
          </p>
        )}
        {alone && opening && (
          <p className="opening">
            <Inlines text={opening.text} words={page.words} />
          </p>
        )}
      </div>
      {alone && (
        <Editions editions={[...story.editions.values()].filter((one) => one.lang !== lang)} words={page.words} />
      )}
    </article>
  )
}
