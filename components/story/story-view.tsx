import { Fragment } from 'react'
import { chartPairs } from '../../lib/chart/chart-pairs.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { ListedEdition } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { topicsOfStory } from '../../lib/library/terms.ts'
import { markSources } from '../../lib/story/kinds/mark-sources.ts'
import { fitsMargin, sourcesFitMargin } from '../../lib/story/read/fits-margin.ts'
import { plainText } from '../../lib/story/types/inline.ts'
import type { Section } from '../../lib/story/types/section.ts'
import type { Cover, StoryEdition } from '../../lib/story/types/story.ts'
import { Comments } from '../comments/comments.tsx'
import { Newsletter } from '../newsletter/newsletter.tsx'
import { KeepOffline } from '../offline/keep-offline.tsx'
import '../reading/reading.css'
import { overridable } from '../parts/overridable.ts'
import { EnlargedPicture } from '../picture/enlarged-picture.tsx'
import { PictureCaption } from '../picture/picture-caption.tsx'
import { PictureView } from '../picture/picture-view.tsx'
import { PictureViewer } from '../picture-viewer/picture-viewer.tsx'
import { hasLongWord } from '../section/long-word.ts'
import { SectionView } from '../section/section-view.tsx'
import { ShareStory } from '../share/share-story.tsx'
import '../side-by-side/read-with.css'
import { Support } from '../support/support.tsx'
import { Contents } from './contents.tsx'
import { Changes, StaleMark } from './corrections.tsx'
import { Tags } from './related.tsx'
import { Sources } from './sources.tsx'
import { StoryHead } from './story-head.tsx'
import './story-view.css'

/** A story: head, cover, table of contents, text, changes, topics and tools. */
export const StoryView = overridable('story', ({ listed, page }: { listed: ListedEdition; page: PageContext }) => {
  const { edition, story } = listed
  const { sections } = markSources(edition.sections, edition.sources)
  const topics = topicsOfStory(story, edition.lang, page.publication).filter(({ slug }) => slug !== edition.section)
  return (
    <article className={`story${marginOf(sections)}`}>
      <reading-progress>
        <progress max={1} value={0} aria-label={page.words.progress} suppressHydrationWarning />
        <a className="strip tool underline" href="#main" hidden suppressHydrationWarning>
          {page.words.continueReading}
        </a>
      </reading-progress>
      <ReadWith page={page} />
      {edition.cover && isUpright(edition.cover) ? (
        <div className="opening">
          <StoryHead listed={listed} page={page} />
          <CoverView cover={edition.cover} words={page.words} />
        </div>
      ) : (
        <>
          <StoryHead listed={listed} page={page} />
          {edition.cover && <CoverView cover={edition.cover} words={page.words} />}
        </>
      )}
      <div className="body">
        <Contents sections={edition.sections} words={page.words} />
        <Prose edition={{ ...edition, sections }} page={page} ornaments />
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

/** Returns the class of a story whose notes, or else the names of its sources, are in the margin. */
function marginOf(sections: readonly Section[]): '' | ' noted' | ' sourced' {
  if (fitsMargin(sections)) return ' noted'
  return sourcesFitMargin(sections) ? ' sourced' : ''
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

/** Whether a cover is a photograph that is higher than wide. It is shown beside the words, unless it has a frame. */
function isUpright({ picture: { asset, width, height }, frame }: Cover): boolean {
  return !frame && !asset.endsWith('.svg') && height > width * 1.1
}

/** A story's picture in its frame, with its caption and credit. */
function CoverView({ cover, words }: { cover: Cover; words: Messages }) {
  const { picture, alt, caption, credit, licence, focus } = cover
  const frame = cover.frame === 'wide' || (!cover.frame && picture.asset.endsWith('.svg')) ? 'cover' : 'photo'
  const place = isUpright(cover) ? 'upright' : frame
  return (
    <figure className={place === 'cover' ? 'plate' : `plate ${place}`} data-focus={focus}>
      <EnlargedPicture picture={picture}>
        <PictureView picture={picture} alt={alt} frame={place} />
      </EnlargedPicture>
      <PictureCaption caption={caption} credit={credit} licence={licence} words={words} />
    </figure>
  )
}

// The letters in three lines, which is the height of a drop cap.
const SHORT = 200

/** Whether a text opens with a paragraph that may be lower than its drop cap, before something that is no paragraph. */
function isShortOpening(sections: readonly Section[]): boolean {
  const [first, next] = sections
  return (
    first?.kind === 'paragraph' && plainText(first.text).length < SHORT && (next?.kind ?? 'paragraph') !== 'paragraph'
  )
}

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
    const isShort = section === first && isShortOpening(sections.slice(sections.indexOf(section)))
    const ornament = ornaments && [section === first && 'open', isShort && 'tall', section === last && 'end']
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
