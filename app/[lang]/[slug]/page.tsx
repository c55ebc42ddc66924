import { Masthead } from '../../../components/masthead/masthead.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Related, StandingPageView, StoryView, WithdrawnView } from '../../../components/story/story-view.tsx'
import { pageContext } from '../../../lib/library/page-context.ts'
import { relatedInLanguage } from '../../../lib/library/related.ts'
import { theLibrary } from '../../../lib/library/the-library.ts'
import { cardAddress, storyAddress } from '../../../lib/publication/addresses.ts'
import { rubricOf } from '../../../lib/story/types/story.ts'
import { languageFeed } from '../../../lib/syndication/feeds.ts'
import { digitalSourceOf } from '../../../lib/syndication/iptc.ts'
import { type PageMetadata, pageMetadata, unlistedMetadata } from '../../../lib/syndication/page-metadata.ts'
import { storyGraph } from '../../../lib/syndication/structured-data.ts'

export function generateStaticParams({ params }: { params: { lang: string } }) {
  const { stories, pages } = theLibrary()
  return [...stories.values(), ...pages.values()]
    .filter(({ editions, withdrawn }) => editions.has(params.lang) || withdrawn.has(params.lang))
    .map(({ slug }) => ({ slug }))
}

interface Props {
  readonly params: Promise<{ lang: string; slug: string }>
}

export async function generateMetadata({ params }: Props): Promise<PageMetadata> {
  const { edition, page, story, related, withdrawal } = find(await params)
  if (withdrawal) return unlistedMetadata(page, withdrawal.title, page.words.withdrawnAbout)
  const { lang, slug, title, description, cover } = edition
  const card = { address: cardAddress(lang, slug), alt: cover ? `${title} — ${cover.alt}` : title }
  const sharing = related ? { card, edition } : { feeds: [languageFeed(theLibrary(), lang)] }
  const source = digitalSourceOf(edition)
  return pageMetadata(page, title, description, storyAddress(story.original, slug), { ...sharing, source })
}

export default async function StoryPage({ params }: Props) {
  const { edition, page, story, related, withdrawal } = find(await params)
  if (withdrawal) {
    return (
      <Page page={page} masthead={<Masthead page={page} />}>
        <WithdrawnView withdrawal={withdrawal} page={page} />
      </Page>
    )
  }
  const graph = related ? storyGraph(edition, story, page) : undefined
  return (
    <Page
      page={page}
      masthead={<Masthead page={page} minutes={related && edition.minutes} />}
      rubric={rubricOf(edition)}
      graph={graph}
      offering={related && 'story'}
    >
      {related ? (
        <>
          <StoryView listed={{ edition, story }} page={page} />
          <Related items={related} page={page} />
        </>
      ) : (
        <StandingPageView edition={edition} page={page} />
      )}
    </Page>
  )
}

/**
 * Finds a story or a standing page. The page of a story that was withdrawn in this language links to the languages in
 * which it is still published.
 */
function find({ lang, slug }: { lang: string; slug: string }) {
  const library = theLibrary()
  const story = library.stories.get(slug) ?? library.pages.get(slug)
  const edition = story?.editions.get(lang)
  const withdrawal = story?.withdrawn.get(lang)
  const editions = new Map([...(story?.editions.keys() ?? [])].map((tag) => [tag, storyAddress(tag, slug)]))
  const page = pageContext(library, lang, storyAddress(lang, slug), editions)
  if (withdrawal) return { withdrawal, page }
  if (!story || !edition) throw new Error(`There is no page “${slug}” in ${lang}.`)
  // A standing page has no related stories.
  const related = library.stories.has(slug) ? relatedInLanguage(library.related?.get(slug) ?? [], lang) : undefined
  return { edition, story, page, related }
}
