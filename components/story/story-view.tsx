import { Fragment } from 'react'
import type { ListedEdition } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { topicsOfStory } from '../../lib/library/terms.ts'
import { fitsMargin } from '../../lib/story/read/fits-margin.ts'
import type { Section } from '../../lib/story/types/section.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { KeepOffline } from '../offline/keep-offline.tsx'
import { ReadingProgress } from '../reading/reading-progress.tsx'
import { SectionView } from '../section/section-view.tsx'
import { ShareStory } from '../share/share-story.tsx'
import { ReadWith } from '../side-by-side/read-with.tsx'
import { Changes } from './corrections.tsx'
import { CoverView } from './cover.tsx'
import { StaleMark } from './stale-mark.tsx'
import { StoryFacts } from './story-facts.tsx'
import { StoryHead } from './story-head.tsx'
import { Tags } from './tags.tsx'
import './story-view.css'

/** A story: head, cover, facts, text, changes, topics and tools. */
export function StoryView({ listed, page }: { listed: ListedEdition; page: PageContext }) {
  const { edition, story } = listed
  const topics = topicsOfStory(story, edition.lang, page.publication).filter(({ slug }) => slug !== edition.section)
  return (
    <article className={fitsMargin(edition.sections) ? 'story noted' : 'story'}>
      <ReadingProgress words={page.words} />
      <ReadWith page={page} />
      <StoryHead edition={edition} page={page} />
      {edition.cover && <CoverView cover={edition.cover} />}
      <div className="body">
        <StoryFacts listed={listed} page={page} />
        <Prose edition={edition} page={page} ornaments />
        <Changes edition={edition} page={page} />
        <Tags topics={topics} page={page} />
        <div className="tools">
          <ShareStory page={page} />
          <KeepOffline page={page} />
        </div>
      </div>
    </article>
  )
}

/** The text. A story's text opens with an ornament and ends with the pennant. */
export function Prose(props: { edition: StoryEdition; page: PageContext; ornaments?: boolean }) {
  const { edition, page, ornaments = false } = props
  const { sections, slug, translation } = edition
  const first = sections.find(({ kind }) => kind !== 'aside')
  const last = sections.findLast((section) => section.kind !== 'aside' && section.kind !== 'footnotes')
  const ornament = (section: Section): string | undefined => {
    if (!ornaments || section.kind !== 'paragraph') return undefined
    return [section === first && 'open', section === last && 'end'].filter(Boolean).join(' ') || undefined
  }
  return (
    <div className="prose">
      {sections.map((section) => (
        <Fragment key={section.id}>
          <SectionView section={section} words={page.words} className={ornament(section)} />
          {translation && <StaleMark id={section.id} slug={slug} translation={translation} page={page} />}
        </Fragment>
      ))}
    </div>
  )
}
