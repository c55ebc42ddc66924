import type { ListedEdition } from '../../lib/library/library.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import { editionAddress } from '../../lib/publication/addresses.ts'
import { LanguageMark, ListedTitle } from '../headline/headline.tsx'
import { Moment, ShortDay } from '../item/day.tsx'
import { langAttributes } from '../message/message.tsx'
import '../item/live-now.css'
import './live.css'

/**
 * The first live story of a front page with its three newest updates; nothing if there is none, or if it has ended. A
 * story or an update in another language has the name of that.
 * @param day the date of the front page
 */
export function LiveStrip({ stories, day, page }: StripProps) {
  const found = stories.find(({ edition }) => edition.live && !edition.live.isOver)
  const updates = found?.edition.live?.updates.slice(0, 3) ?? []
  if (!found || updates.length === 0) return null
  const { edition } = found
  const { shown, foreign } = storyContext(page, edition.lang)
  const address = editionAddress(edition)
  return (
    <section className="live-strip" data-rubric="live" aria-labelledby="live-title" {...foreign}>
      <p className="live-now">
        <b>{shown.words.live}</b>
        {foreign && <LanguageMark lang={edition.lang} page={page} />}
      </p>
      <h2 id="live-title">
        <a href={address}>
          <ListedTitle text={edition.title} lang={edition.lang} />
        </a>
      </h2>
      <ol className="live-times">
        {updates.map(({ id, time, title, lang = edition.lang }) => (
          <li key={id}>
            <a href={`${address}#${id}`}>
              {day && time.startsWith(day) ? (
                <ShortDay date={time} beside={day} page={shown} />
              ) : (
                <Moment date={time} beside={day} page={shown} />
              )}
              <span>
                <span {...langAttributes(lang, shown.language)}>{title}</span>
                {lang !== edition.lang && ' '}
                {lang !== edition.lang && <LanguageMark lang={lang} page={page} />}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface StripProps {
  readonly stories: readonly ListedEdition[]
  readonly day: string | undefined
  readonly page: PageContext
}
