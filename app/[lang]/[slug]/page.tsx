import { Masthead } from '../../../components/masthead/masthead.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Related } from '../../../components/story/related.tsx'
import { StandingPageView } from '../../../components/story/standing-page.tsx'
import { StoryView } from '../../../components/story/story.tsx'
import { WithdrawnView } from '../../../components/story/withdrawn.tsx'
import { cardAddress, storyAddress } from '../../../lib/publication/addresses.ts'
import { pageContext } from '../../../lib/publication/page-context.ts'
import { theLibrary } from '../../../lib/story/the-library.ts'
import { languageFeed } from '../../../lib/syndication/named-feeds.ts'
import { type PageMetadata, pageMetadata, unlistedMetadata } from '../../../lib/syndication/page-metadata.ts'
import { storyGraph } from '../../../lib/syndication/story-graph.ts'

/** A story leads on to so many others. */
const RELATED = 3

interface Props {
  readonly params: Promise<{ lang: string; slug: string }>
}

export function generateStaticParams({ params }: { params: { lang: string } }) {
  const { stories, pages } = theLibrary()
  return [...stories.values(), ...pages.values()]
    .filter(({ editions, withdrawn }) => editions.has(params.lang) || withdrawn.has(params.lang))
    .map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<PageMetadata> {
  const gone = findWithdrawn(await params)
  if (gone) return unlistedMetadata(gone.page, gone.withdrawal.title, gone.page.words.withdrawnAbout)
  const { story, page, work, related } = find(await params)
  const { lang, slug, title, description, cover } = story
  const card = { address: cardAddress(lang, slug), alt: cover ? `${title} — ${cover.alt}` : title }
  const sharing = related ? { card, story } : { feeds: [languageFeed(theLibrary(), lang)] }
  return pageMetadata(page, title, description, storyAddress(work.original, slug), sharing)
}

export default async function StoryPage({ params }: Props) {
  const gone = findWithdrawn(await params)
  if (gone) {
    return (
      <Page page={gone.page} masthead={<Masthead page={gone.page} />}>
        <WithdrawnView withdrawal={gone.withdrawal} page={gone.page} />
      </Page>
    )
  }
  const { story, page, work, related } = find(await params)
  const graph = related ? storyGraph(story, work, page) : undefined
  return (
    <Page page={page} masthead={<Masthead page={page} />} desk={story.section} graph={graph}>
      {related ? (
        <>
          <StoryView edition={{ story, work }} page={page} />
          <Related items={related} page={page} />
        </>
      ) : (
        <StandingPageView story={story} page={page} />
      )}
    </Page>
  )
}

/** What its address says of a story that was withdrawn; the page leads on to the languages in which it still stands. */
function findWithdrawn({ lang, slug }: { lang: string; slug: string }) {
  const library = theLibrary()
  const work = library.stories.get(slug)
  const withdrawal = work?.withdrawn.get(lang)
  if (!work || !withdrawal) return undefined
  const editions = new Map([...work.editions.keys()].map((tag) => [tag, storyAddress(tag, slug)]))
  return { withdrawal, page: pageContext(library, lang, storyAddress(lang, slug), editions) }
}

function find({ lang, slug }: { lang: string; slug: string }) {
  const library = theLibrary()
  const work = library.stories.get(slug) ?? library.pages.get(slug)
  const story = work?.editions.get(lang)
  if (!work || !story) throw new Error(`There is no page “${slug}” in ${lang}.`)
  const editions = new Map([...work.editions.keys()].map((tag) => [tag, storyAddress(tag, slug)]))
  const page = pageContext(library, lang, storyAddress(lang, slug), editions)
  // A standing page leads on to nothing.
  const related = library.stories.has(slug)
    ? (library.related?.get(slug) ?? []).flatMap(({ editions }) => editions.get(lang) ?? []).slice(0, RELATED)
    : undefined
  return { story, work, page, related }
}
