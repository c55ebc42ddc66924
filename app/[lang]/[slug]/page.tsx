import type { Metadata } from 'next'

import { Masthead } from '../../../components/masthead/masthead.tsx'
import { Page } from '../../../components/page/page.tsx'
import { StandingPageView } from '../../../components/story/standing-page.tsx'
import { StoryView } from '../../../components/story/story.tsx'
import { storyAddress } from '../../../lib/publication/addresses.ts'
import { pageContext } from '../../../lib/publication/page-context.ts'
import { theLibrary } from '../../../lib/story/the-library.ts'
import { pageMetadata } from '../../../lib/syndication/page-metadata.ts'

interface Props {
  readonly params: Promise<{ lang: string; slug: string }>
}

export function generateStaticParams({ params }: { params: { lang: string } }) {
  const { stories, pages } = theLibrary()
  return [...stories.values(), ...pages.values()]
    .filter((work) => work.editions.has(params.lang))
    .map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story, page, work } = find(await params)
  return pageMetadata(page, story.title, story.description, storyAddress(work.original, work.slug))
}

export default async function StoryPage({ params }: Props) {
  const { story, page, isStory } = find(await params)
  return (
    <Page page={page} masthead={<Masthead page={page} />} desk={story.section}>
      {isStory ? <StoryView story={story} page={page} /> : <StandingPageView story={story} page={page} />}
    </Page>
  )
}

function find({ lang, slug }: { lang: string; slug: string }) {
  const library = theLibrary()
  const work = library.stories.get(slug) ?? library.pages.get(slug)
  const story = work?.editions.get(lang)
  if (!work || !story) throw new Error(`There is no page “${slug}” in ${lang}.`)
  const editions = new Map([...work.editions.keys()].map((tag) => [tag, storyAddress(tag, slug)]))
  const page = pageContext(library, lang, storyAddress(lang, slug), editions)
  return { story, work, page, isStory: library.stories.has(slug) }
}
