import { Fragment, type ReactNode } from 'react'
import { chartPairs } from '../../lib/chart/scale-of.ts'
import { languageOf } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { ListedCorrection, ListedEdition, ListItem, Term } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { topicsOfStory } from '../../lib/library/terms.ts'
import {
  CORRECTIONS,
  editionAddress,
  type StandingPage,
  storyAddress,
  topicAddress,
} from '../../lib/publication/addresses.ts'
import type { ByLanguage } from '../../lib/source/values.ts'
import { fitsMargin, markSources, sourceId, sourcesFitMargin } from '../../lib/story/kinds/margin.ts'
import { plainText, type Section } from '../../lib/story/types/section.ts'
import type { Cover, StoryEdition, Withdrawal } from '../../lib/story/types/story.ts'
import { Headline, TitleAndStandfirst } from '../headline/headline.tsx'
import { Day } from '../item/day.tsx'
import { Item } from '../item/item.tsx'
import { LiveUpdates } from '../live/live-updates.tsx'
import { FactText, langAttributes, Message } from '../message/message.tsx'
import { Comments, Newsletter, Support } from '../offer/offers.tsx'
import { KeepOffline } from '../offline/keep-offline.tsx'
import '../reading/reading.css'
import { overridable } from '../parts/overridable.ts'
import { EnlargedPicture, PictureCaption, PictureView } from '../picture/picture.tsx'
import { PictureViewer } from '../picture-viewer/picture-viewer.tsx'
import { SectionView } from '../section/section-view.tsx'
import { ShareStory } from '../share/share-story.tsx'
import { hasLongWord } from '../text/text.tsx'
import '../side-by-side/read-with.css'
import { Changes, Corrections, ReadRest, StaleMark, StoryHead, TranslationNote } from './story-head.tsx'
import './contents.css'
import './sources.css'
import './story-view.css'

/** A story: head, cover, table of contents, text, changes, topics and tools. */
export const StoryView = overridable('story', ({ listed, page }: { listed: ListedEdition; page: PageContext }) => {
  const { edition, story } = listed
  const { sections, marked } = markSources(edition.sections, edition.sources)
  const topics = topicsOfStory(story, edition.lang, page.publication).filter(({ slug }) => slug !== edition.section)
  const { cover } = edition
  const head = <StoryHead listed={listed} page={page} />
  const plate = cover && <CoverView cover={cover} words={page.words} />
  return (
    <article className={`story${edition.live ? '' : marginOf(sections, marked.length > 0)}`}>
      <reading-progress>
        <progress max={1} value={0} aria-label={page.words.progress} suppressHydrationWarning />
        <a className="strip tool underline" href="#main" hidden suppressHydrationWarning>
          {page.words.continueReading}
        </a>
      </reading-progress>
      <ReadWith page={page} />
      <Opening cover={cover} head={head} plate={plate} />
      <div className="body">
        <Contents sections={edition.sections} words={page.words} />
        <Prose
          edition={{ ...edition, sections: edition.live ? withoutUpdates(sections) : sections }}
          page={page}
          ornaments={!edition.live}
        />
        {edition.live && <LiveUpdates edition={edition} page={page} />}
        <ReadRest edition={edition} page={page} />
        <Sources edition={edition} words={page.words} />
        <Changes edition={edition} page={page} />
        <Tags topics={topics} page={page} />
        <div className="tools">
          <ShareStory page={page} />
          <KeepOffline page={page} />
          <span role="status" />
        </div>
        <Comments edition={edition} page={page} />
        <Support page={page} />
        <Newsletter place="story" page={page} />
      </div>
      <PictureViewer edition={edition} page={page} />
    </article>
  )
})

/** Returns what a live story has above its updates. */
function withoutUpdates(sections: readonly Section[]): readonly Section[] {
  return sections.filter(({ kind }) => kind !== 'update' && kind !== 'footnotes')
}

/**
 * A standing page: privacy, terms, cookies, about and others. One ends with the publisher’s address, one with
 * corrections.
 */
export const StandingPageView = overridable('standing-page', (props: StandingPageProps) => {
  const { edition, page, corrections = [] } = props
  return (
    <article className="story standing">
      <header className="head">
        <TitleAndStandfirst edition={edition} />
        <TranslationNote edition={edition} page={page} />
      </header>
      <div className="body">
        <Prose edition={edition} page={page} />
        <ReadRest edition={edition} page={page} />
        {edition.slug === PRIVACY && <PublisherAddress page={page} />}
        {corrections.length > 0 && <CorrectionList corrections={corrections} page={page} />}
      </div>
      <PictureViewer edition={edition} page={page} />
    </article>
  )
})

/** Corrections and withdrawals, each under a link to its story. */
function CorrectionList({ corrections, page }: { corrections: readonly ListedCorrection[]; page: PageContext }) {
  return (
    <div className="prose">
      {corrections.map((edition) => (
        <Fragment key={edition.slug + edition.id}>
          <h2 {...langAttributes(edition.lang, page.language)}>
            <a href={editionAddress(edition)}>{edition.title}</a>
          </h2>
          <Corrections edition={edition} page={page} />
        </Fragment>
      ))}
    </div>
  )
}

/** A standing page, and the corrections that follow its text. */
interface StandingPageProps {
  readonly edition: StoryEdition
  readonly page: PageContext
  readonly corrections?: readonly ListedCorrection[]
}

/** The page of a withdrawn story: it says that the story was withdrawn, when, and why. */
export const WithdrawnView = overridable('withdrawn', (props: { withdrawal: Withdrawal; page: PageContext }) => {
  const { withdrawal, page } = props
  const { title, lang, date, reason, reasonLang } = withdrawal
  const { words } = page
  return (
    <article className="story standing">
      <header className="head">
        <h1>
          <Headline text={title} lang={lang} />
        </h1>
        <p className="deck">{words.withdrawnAbout}</p>
      </header>
      <div className="body">
        <div className="prose">
          <p>
            <Message text={words.withdrawn} bold>
              <Day date={date} page={page} />
            </Message>
          </p>
          <p>
            <b>{words.withdrawnReason}</b>
            {words.colon}
            <span lang={reasonLang} dir={languageOf(reasonLang).dir}>
              {reason}
            </span>
          </p>
          <p className="amendment">
            <a href={storyAddress(lang, CORRECTIONS)}>{words.corrections}</a>
          </p>
        </div>
      </div>
    </article>
  )
})

/** The text. A story's text opens with an ornament and ends with the pennant. */
export function Prose(props: { edition: StoryEdition; page: PageContext; ornaments?: boolean }) {
  const { edition, page, ornaments = false } = props
  const { sections, slug, translation } = edition
  const pairs = chartPairs(sections)
  const text = sections.filter((section) => section.kind !== 'aside' || section.variant === 'qa')
  const first = text[0]
  const last = text.findLast(({ kind }) => kind !== 'footnotes')
  const classesOf = (section: Section): string | undefined => {
    if (section.kind !== 'paragraph') return undefined
    const opens = section === first
    const ornament = ornaments && [
      opens && 'open',
      opens && plainText(section.text).length < SHORT && 'tall',
      section === last && !translation?.rest && 'end',
    ]
    return [ornament, hasLongWord(section.text, edition.lang) && 'ragged'].flat().filter(Boolean).join(' ') || undefined
  }
  return (
    <div className="prose">
      {sections.map((section) => (
        <Fragment key={section.id}>
          <SectionView
            section={section}
            words={page.words}
            lang={edition.lang}
            className={classesOf(section)}
            beside={pairs.get(section.id)}
          />
          {translation && <StaleMark id={section.id} slug={slug} translation={translation} page={page} />}
        </Fragment>
      ))}
    </div>
  )
}

/** The related stories of a story; nothing if there are none. */
export const Related = overridable('related', ({ items, page }: { items: readonly ListItem[]; page: PageContext }) => {
  if (items.length === 0) return null
  return (
    <section className="more oxford" aria-labelledby="related">
      <h2 id="related">{page.words.related}</h2>
      <div className="items row">
        {items.map((item) => (
          <Item key={item.slug} item={item} page={page} brief />
        ))}
      </div>
    </section>
  )
})

/** The topics of a story, each linked to its stories; nothing if it has none. */
export const Tags = overridable('tags', ({ topics, page }: { topics: readonly Term[]; page: PageContext }) => {
  const { tag } = page.language
  if (topics.length === 0) return null
  return (
    <nav className="tags" aria-label={page.words.topics}>
      {topics.map(({ slug, label, lang }) => (
        <a key={slug} href={topicAddress(tag, slug)} lang={lang === tag ? undefined : lang}>
          {label}
        </a>
      ))}
    </nav>
  )
})

/** A story's table of contents: links to its headings of the second level; nothing if there are fewer than three. */
export const Contents = overridable('contents', (props: { sections: readonly Section[]; words: Messages }) => {
  const { sections, words } = props
  const headings = sections.filter((section) => section.kind === 'heading' && section.level === 2)
  if (headings.length < FEWEST) return null
  return (
    <nav className="contents" aria-labelledby="contents">
      <details>
        <summary id="contents">{words.contents}</summary>
        <ol>
          {headings.map((heading) => (
            <li key={heading.id}>
              <a href={`#${heading.id}`}>{heading.kind === 'heading' && plainText(heading.text)}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
})

/** The fewest headings for which a list of them is a help. */
const FEWEST = 3

/**
 * The sources that a story names, each linked to where the text names it first; nothing if its front matter lists none.
 * Where there is room in the margin, its style sheet shows the name there instead, beside the text.
 */
function Sources({ edition: { sources = [] }, words }: { edition: StoryEdition; words: Messages }) {
  if (sources.length === 0) return null
  return (
    <section className="tags sources" aria-labelledby="sources">
      <span id="sources">{words.sourcesNamed}</span>
      {sources.map(({ name }, index) => (
        <a key={name} href={`#${sourceId(index + 1)}`}>
          {name}
        </a>
      ))}
    </section>
  )
}

/** Returns the class of a story whose notes, or else the names of its sources, are in the margin. */
function marginOf(sections: readonly Section[], hasSources: boolean): '' | ' noted' | ' sourced' {
  if (fitsMargin(sections)) return ' noted'
  return hasSources && sourcesFitMargin(sections) ? ' sourced' : ''
}

/** The texts for reading a story in two languages. With script, the element adds the offer to the language picker. */
function ReadWith({ page: { words, editions } }: { page: PageContext }) {
  if (editions.size < 2) return null
  return (
    <read-with
      suppressHydrationWarning
      data-with={words.readWith}
      data-swap={words.swapOrder}
      data-end={words.oneLanguage}
      data-hint={words.twinHint}
      data-failed={words.notLoaded}
    >
      <div role="status" />
    </read-with>
  )
}

/** The head of a story and its cover: above the cover, beside it, or, in a wide window, on it. */
function Opening({ cover, head, plate }: { cover: Cover | undefined; head: ReactNode; plate: ReactNode }) {
  const isOver = cover?.frame === 'full'
  const opening = (
    <>
      {!isOver && head}
      {plate}
      {isOver && head}
    </>
  )
  if (!isOver && !(cover && isUpright(cover))) return opening
  return <div className={isOver ? 'over' : 'opening'}>{opening}</div>
}

/** Whether a cover is a photograph that is higher than wide. It is shown beside the words, unless it has a frame. */
function isUpright({ picture: { asset, width, height }, frame }: Cover): boolean {
  return !frame && !asset.endsWith('.svg') && height > width * 1.1
}

/** A story's picture in its frame, with its caption and credit. */
function CoverView({ cover, words }: { cover: Cover; words: Messages }) {
  const { picture, alt, caption, credit, licence, focus } = cover
  const frame = cover.frame === 'wide' || (!cover.frame && picture.asset.endsWith('.svg')) ? 'cover' : 'photo'
  const place = cover.frame === 'full' ? 'edge' : isUpright(cover) ? 'upright' : frame
  return (
    <figure
      className={place === 'cover' ? 'plate' : `plate ${cover.frame === 'full' ? 'full' : place}`}
      data-focus={focus}
    >
      <EnlargedPicture picture={picture}>
        <PictureView picture={picture} alt={alt} frame={place} />
      </EnlargedPicture>
      <PictureCaption caption={caption} credit={credit} licence={licence} words={words} />
    </figure>
  )
}

// The letters in three lines, which is the height of a drop cap.
const SHORT = 200

const PRIVACY: StandingPage = 'privacy'

/**
 * The publisher, who is responsible for readers' data, with postal address and email; or a note that site.yaml does not
 * name one yet.
 */
function PublisherAddress({ page }: { page: PageContext }) {
  const { publisher } = page.publication
  if (!publisher) return <p className="publisher">{page.words.publisherUnnamed}</p>
  const { name, address, email } = publisher
  // What is the same in all languages needs no mark.
  const shown = (text: ByLanguage) => text[''] ?? <FactText of={text} page={page} />
  return (
    <address className="publisher" dir="auto">
      <b>{shown(name)}</b>
      {address && <span>{shown(address)}</span>}
      <a href={`mailto:${email}`} dir="ltr">
        {email}
      </a>
    </address>
  )
}
