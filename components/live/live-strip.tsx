import type { ListedEdition } from '../../lib/library/library.ts'
import { type PageContext, storyContext } from '../../lib/library/page-context.ts'
import { editionAddress } from '../../lib/publication/addresses.ts'
import { ListedTitle } from '../headline/headline.tsx'
import { ShortDay } from '../item/day.tsx'
import { langAttributes } from '../message/message.tsx'
import './live.css'

/** The first live story of a front page with its three newest updates; nothing if there is none, or if it has ended. */
export function LiveStrip({ stories, page }: { stories: readonly ListedEdition[]; page: PageContext }) {
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
              <ShortDay date={time} beside={updates[0]?.time} page={shown} />
              <span {...langAttributes(lang, shown.language)}>{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
