import { Fragment, type ReactNode } from 'react'
import { between, fill, formatDate, formatMinutes, formatNumber, listParts } from '../../lib/language/format.ts'
import { languageOf, nameInLanguage } from '../../lib/language/language.ts'
import { translationSentence } from '../../lib/language/translation-sentence.ts'
import type { ListedEdition, Term } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { authorsOfStory, translatorsOf } from '../../lib/library/terms.ts'
import { absolute, authorAddress, CORRECTIONS, storyAddress } from '../../lib/publication/addresses.ts'
import { HEADER, isFreeForm, type StoryEdition, type Translation } from '../../lib/story/types/story.ts'
import { TitleAndStandfirst } from '../headline/headline.tsx'
import { Day, Moment } from '../item/day.tsx'
import { Kicker } from '../item/item.tsx'
import { ListenStory } from '../listen/listen-story.tsx'
import { langAttributes, Message } from '../message/message.tsx'
import { overridable } from '../parts/overridable.ts'
import './story-head.css'

/**
 * The head of a story: rubric and form, headline, standfirst, facts, translation note, and corrections. An opinion has
 * the names of its authors above the headline.
 */
export const StoryHead = overridable('story-head', ({ listed, page }: StoryProps) => {
  const { edition, story } = listed
  const voices = edition.kind === 'opinion' ? authorsOfStory(story, edition.lang, page.publication) : []
  return (
    <header className="head">
      <Kicker story={edition} page={page} flagged />
      <UnpublishedMark edition={edition} page={page} />
      {voices.length > 0 && (
        <p className="opinion-by">
          <Byline authors={voices} tag={page.language.tag} />
        </p>
      )}
      <TitleAndStandfirst edition={edition} />
      <StoryFacts listed={listed} page={page} />
      <TranslationNote edition={edition} page={page} credited />
      {edition.translation && (
        <StaleMark id={HEADER} slug={edition.slug} translation={edition.translation} page={page} />
      )}
      <Corrections edition={edition} page={page} />
      {edition.date && (
        <age-notice
          className="aged"
          data-from={yearAfter(edition.date)}
          data-notice={page.words.ageNotice}
          suppressHydrationWarning
        />
      )}
    </header>
  )
})

/** A story in one language. */
interface StoryProps {
  readonly listed: ListedEdition
  readonly page: PageContext
}

/**
 * The facts about a story: authors, dates, reading time, number of languages, and whose views an opinion is. Unknown
 * facts are left out, and so are the authors of an opinion, who are above its headline. On paper, the story’s address
 * is one of the facts.
 */
export const StoryFacts = overridable('story-facts', ({ listed, page }: StoryProps) => {
  const { words, language, editions, publication } = page
  const { edition, story } = listed
  const { date, updated, minutes, kind, live } = edition
  const newest = live?.updates[0]?.time
  const isOpinion = kind === 'opinion'
  const url = absolute(page.address)
  const count = formatNumber(editions.size, language.tag)
  const authors = authorsOfStory(story, edition.lang, publication)
  const facts: [string, ReactNode][] = [
    [words.by, !isOpinion && authors.length > 0 && <Byline key="by" authors={authors} tag={language.tag} />],
    [words.published, date && <Day date={date} page={page} />],
    [
      words.updated,
      newest ? (
        <span key="updated" className="live-at">
          <Moment date={newest} beside={date} page={page} />
        </span>
      ) : (
        updated && <Day date={updated} page={page} />
      ),
    ],
    [words.readingTime, formatMinutes(minutes, language.tag)],
    [
      words.languages,
      editions.size > 1 && (
        <button
          key="languages"
          type="button"
          className="underline"
          popoverTarget="languages"
          aria-label={words.languages + words.colon + count}
        >
          {count}
        </button>
      ),
    ],
    [words.opinion, isOpinion && words.opinionViews],
  ]
  return (
    <div className="slug">
      <dl>
        {facts
          .filter(([, fact]) => fact)
          .map(([label, fact]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
      </dl>
      <ListenStory minutes={minutes} page={page} />
      {url && (
        <div className="on-paper" dir="ltr">
          {url.replace(/^https?:\/\//, '')}
        </div>
      )}
    </div>
  )
})

/** The authors, each linked to their stories, joined as a list in the page's language. */
export const Byline = overridable('byline', ({ authors, tag }: { authors: readonly Term[]; tag: string }) => {
  const labels = authors.map(({ label }) => label)
  let next = 0
  return listParts(tag, labels).map(({ isName, value }) => {
    const author = isName && authors[next++]
    return author ? (
      <a key={author.slug} href={authorAddress(tag, author.slug)} lang={author.lang === tag ? undefined : author.lang}>
        {value}
      </a>
    ) : (
      value
    )
  })
})

/**
 * Says who or what made a translation, whether an editor has reviewed it, and whether the original has changed. Links
 * to the original.
 * @param credited whether these people have pages, as those have who translate or review stories
 */
export const TranslationNote = overridable('translation-note', (props: NoteProps) => {
  const { edition, page, credited = false } = props
  const { translation, slug } = edition
  if (!translation) return null
  const { words, editions } = page
  const original = languageOf(translation.of)
  const { changed = [], added = [], dropped = [] } = translation.staleness ?? {}
  const isStale = changed.length + added.length + dropped.length > 0
  const { translator, reviewer } = credited ? translatorsOf(edition, page.publication) : {}
  const gap = between(words.sentences)
  const people = [
    [words.translator, translator, translation.translator],
    [words.reviewer, reviewer, translation.reviewer],
  ] as const
  const sentences = [
    translationSentence(translation, words),
    translation.staleness && (isStale ? words.originalChanged : words.originalUnchanged),
  ]
  return (
    <p className="translated">
      {sentences.filter(Boolean).join(gap) + gap}
      {people.map(([message, person, name]) =>
        name ? (
          <Fragment key={message}>
            <Message text={message}>
              {person ? <a href={authorAddress(page.language.tag, person.slug)}>{person.label}</a> : name}
            </Message>
            {gap}
          </Fragment>
        ) : null,
      )}
      <span>
        <Message text={words.original}>
          <a
            href={editions.get(original.tag) ?? storyAddress(original.tag, slug)}
            lang={original.tag}
            dir={original.dir}
            hrefLang={original.tag}
          >
            {original.endonym}
          </a>
        </Message>
      </span>
    </p>
  )
})

/** A story or page in one language. */
interface NoteProps {
  readonly edition: StoryEdition
  readonly page: PageContext
  readonly credited?: boolean
}

/** The corrections, newest first. One without a translation has the words of the original. */
export function Corrections({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const newestFirst = edition.corrections.toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date))
  return newestFirst.map(({ date, text, lang, isWithdrawal }) => (
    <p key={date + text} className="amendment">
      <Message text={isWithdrawal ? page.words.withdrawn : page.words.correction} bold>
        <Day date={date} page={page} />
      </Message>
      {lang ? page.words.colon : page.words.colon + text}
      {lang && (
        <span lang={lang} dir={languageOf(lang).dir}>
          {text}
        </span>
      )}
    </p>
  ))
}

/** The changes under a story: when it was last updated, and what was corrected. */
export function Changes({ edition, page }: { edition: StoryEdition; page: PageContext }) {
  const { updated, corrections } = edition
  if (!updated && corrections.length === 0) return null
  return (
    <div className="changes">
      {updated && (
        <p className="amendment">
          <Message text={page.words.updatedOn} bold>
            <Day date={updated} page={page} />
          </Message>
        </p>
      )}
      <Corrections edition={edition} page={page} />
      {corrections.length > 0 && (
        <p className="amendment">
          <a href={storyAddress(page.language.tag, CORRECTIONS)}>{page.words.corrections}</a>
        </p>
      )}
    </div>
  )
}

/** A note under a section or the head of a translation: the original has changed here, with a link to it. */
export function StaleMark(props: { id: string; slug: string; translation: Translation; page: PageContext }) {
  const { id, slug, translation, page } = props
  const { of, staleness, form } = translation
  // A free translation has no section for each of the original’s. The note in its head speaks of the whole story.
  if (isFreeForm(form)) return null
  if (!staleness?.changed.includes(id) && !staleness?.added.includes(id)) return null
  const address = page.editions.get(of) ?? storyAddress(of, slug)
  const fragment = id === HEADER ? 'main' : id
  // No `hreflang`: components/place would replace the fragment of such a link by the reader's position. This one links
  // to a named section.
  return (
    <p className="amendment">
      <a href={`${address}#${fragment}`}>{page.words.sectionChanged}</a>
    </p>
  )
}

/**
 * The link to the part of the original that an abridged translation leaves out at its end; nothing if there is none.
 */
export function ReadRest({ edition: { slug, translation }, page }: { edition: StoryEdition; page: PageContext }) {
  if (!translation?.rest) return null
  const { tag, endonym } = languageOf(translation.of)
  const name = nameInLanguage(page.language.tag, tag)
  const address = page.editions.get(tag) ?? storyAddress(tag, slug)
  return (
    <div className="changes">
      <p className="amendment">
        <Message text={page.words.readRest}>
          <a
            {...(name === undefined && langAttributes(tag, page.language))}
            href={`${address}#${translation.rest}`}
            hrefLang={tag}
          >
            {name ?? endonym}
          </a>
        </Message>
      </p>
    </div>
  )
}

/** Tells editors that a story is a draft, or when it will be published. No published page contains it. */
export function UnpublishedMark({ edition: { unpublished }, page }: { edition: StoryEdition; page: PageContext }) {
  if (!unpublished) return null
  const { words, language } = page
  const { until } = unpublished
  const day = until && fill(words.brackets, formatDate(until, language.dates), until)
  return (
    <p>
      <mark>{unpublished.reason === 'scheduled' && day ? fill(words.scheduledFor, day) : words.draft}</mark>
    </p>
  )
}

/** Returns the time a year after a date. */
function yearAfter(date: string): string {
  const anniversary = new Date(date)
  anniversary.setUTCFullYear(anniversary.getUTCFullYear() + 1)
  return anniversary.toISOString()
}
