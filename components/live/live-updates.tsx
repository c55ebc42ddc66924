import { Fragment } from 'react'
import { languageOf } from '../../lib/language/language.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { Day, Moment, ShortDay } from '../item/day.tsx'
import { langAttributes, Message } from '../message/message.tsx'
import { SectionView } from '../section/section-view.tsx'
import '../item/live-now.css'
import './live.css'

/**
 * The updates of a live story, the newest first: a label with the time of the last or that it has ended, the main
 * events, and each update under its time, which links to it, and its language, if that is another. Footnotes follow.
 * With script, the element keeps them up to date while the story is open. Side by side, what has an id has its
 * counterpart beside it.
 */
export function LiveUpdates({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { sections, live } = edition
  if (!live) return null
  const { words, language, publication } = page
  const [newest] = live.updates
  const main = live.updates.filter(({ isMain }) => isMain)
  const updates = sections.filter((section): section is SectionOf<'update'> => section.kind === 'update')
  const notes = sections.find(({ kind }) => kind === 'footnotes')
  return (
    <live-story className="prose live-story" data-new={live.isOver ? undefined : words.newUpdates}>
      <div id="live-title" className="live-now" data-rubric="live">
        {live.isOver ? words.liveOver : <b>{words.live}</b>}
        {!live.isOver && newest && (
          <span>
            <Message text={words.updatedOn}>
              <Moment date={newest.time} beside={edition.date} page={page} />
            </Message>
          </span>
        )}
      </div>
      <div role="status" />
      {main.length > 0 && (
        <nav id="live-events" className="live-events" data-rubric="live" aria-labelledby="events-title">
          <h2 id="events-title">{words.keyEvents}</h2>
          <ol className="live-times">
            {main.map(({ id, time, title, lang = language.tag }) => (
              <li key={id}>
                <ShortDay date={time} beside={newest?.time} page={page} />{' '}
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
              <div id={day} className="live-now" data-rubric="live">
                <Day date={day} page={page} />
              </div>
            )}
            <SectionView
              section={section}
              words={publication.messages[lang] ?? words}
              lang={lang}
              time={
                <a
                  href={`#${section.id}`}
                  data-rubric="live"
                  {...(section.lang && { lang: language.tag, dir: language.dir })}
                >
                  <ShortDay date={section.time} beside={section.time} page={page} />
                  {section.lang && ' '}
                  {section.lang && <small {...langAttributes(lang, language)}>{languageOf(lang).endonym}</small>}
                </a>
              }
            />
          </Fragment>
        )
      })}
      {notes && <SectionView section={notes} words={words} lang={edition.lang} />}
    </live-story>
  )
}
