import { Fragment } from 'react'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { Day, ShortDay } from '../item/day.tsx'
import { langAttributes } from '../message/message.tsx'
import { SectionView } from '../section/section-view.tsx'
import './live.css'

/**
 * The updates of a live story, the newest first: a label or that it has ended, the main events, and each update under its
 * time, which links to it. With script, the element adds new updates while the story is open.
 */
export function LiveUpdates({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { sections, live } = edition
  if (!live) return null
  const { words, language, publication } = page
  const main = live.updates.filter(({ isMain }) => isMain)
  const updates = sections.filter((section): section is SectionOf<'update'> => section.kind === 'update')
  return (
    <live-story className="prose live-story" data-new={live.isOver ? undefined : words.newUpdates}>
      <div className="live-now" data-rubric="live">
        {live.isOver ? words.liveOver : <b>{words.live}</b>}
      </div>
      <div role="status" />
      {main.length > 0 && (
        <nav className="live-events" data-rubric="live" aria-labelledby="events-title">
          <h2 id="events-title">{words.keyEvents}</h2>
          <ol className="live-times">
            {main.map(({ id, time, title, lang = language.tag }) => (
              <li key={id}>
                <ShortDay date={time} beside={live.updates[0]?.time} page={page} />{' '}
                <a href={`#${id}`} {...langAttributes(lang, language)}>
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {updates.map((section, index) => {
        const day = section.time.slice(0, '2026-11-30'.length)
        const isNewDay = !updates[index - 1]?.time.startsWith(day) && (index > 0 || day !== edition.date?.slice(0, 10))
        const lang = section.lang ?? edition.lang
        return (
          <Fragment key={section.id}>
            {isNewDay && (
              <div className="live-now" data-rubric="live">
                <Day date={day} page={page} />
              </div>
            )}
            <SectionView
              section={section}
              words={publication.messages[lang] ?? words}
              lang={lang}
              time={<ShortDay date={section.time} beside={section.time} page={page} />}
            />
          </Fragment>
        )
      })}
    </live-story>
  )
}
