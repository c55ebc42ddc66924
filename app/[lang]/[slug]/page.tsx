import { Masthead } from '../../../components/masthead/masthead.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Related, StandingPageView, StoryView, WithdrawnView } from '../../../components/story/story-view.tsx'
import { theLibrary } from '../../../lib/index/the-library.ts'
import { type Library, storyNamed } from '../../../lib/library/library.ts'
import { correctionsFor, correctionsIn } from '../../../lib/library/outlines.ts'
import { pageContext, withCorrections } from '../../../lib/library/page-context.ts'
import { relatedInLanguage } from '../../../lib/library/related.ts'
import {
  CORRECTIONS,
  cardAddress,
  decodePercent,
  editionAddresses,
  storyAddress,
  WANTED,
} from '../../../lib/publication/addresses.ts'
import { inLanguage, textIn } from '../../../lib/publication/publication.ts'
import { bareEdition, isOffered, rubricOf, type Story } from '../../../lib/story/types/story.ts'
import { correctionsFeed, languageFeed } from '../../../lib/syndication/feeds.ts'
import { digitalSourceOf } from '../../../lib/syndication/iptc.ts'
import { type PageMetadata, pageMetadata, unlistedMetadata } from '../../../lib/syndication/page-metadata.ts'
import { storyGraph } from '../../../lib/syndication/structured-data.ts'
import { wantedPage } from '../../../lib/wanted/wanted-stories.ts'
import { findWanted, WantedPage, wantedMetadata } from './wanted-page.tsx'

export function generateStaticParams({ params }: { params: { lang: string } }) {
  const library = theLibrary()
  const pages = new Map([...library.pages, [CORRECTIONS, correctionsPage(library)]])
  const wanted = wantedPage(library)
  if (wanted) pages.set(WANTED, wanted)
  const found = [...library.stories.values(), ...pages.values()].flatMap(({ editions, withdrawn }) =>
    [...withdrawn, ...editions].map(([lang, { slug, ownSlug = slug }]) => ({ lang, slug: ownSlug })),
  )
  const isListed = !found.some((one) => one.lang === params.lang && one.slug === CORRECTIONS)
  const others = isListed && correctionsFor(library, params.lang).length > 0
  const all = others ? [...found, { lang: params.lang, slug: CORRECTIONS }] : found
  // Next refuses a language without a page. Such a one gets the pages of the others, which Next then has twice.
  const own = all.filter(({ lang }) => lang === params.lang)
  return own.length > 0 ? own : all
}

interface Props {
  readonly params: Promise<{ lang: string; slug: string }>
}

export async function generateMetadata({ params }: Props): Promise<PageMetadata> {
  const wanted = findWanted(await params)
  if (wanted) return wantedMetadata(wanted)
  const { edition, page, story, related, withdrawal, corrections } = find(await params)
  if (withdrawal) return unlistedMetadata(page, withdrawal.title, page.words.withdrawnAbout)
  const { lang, title, description, cover } = edition
  // A page that has corrections in other languages only.
  if (!story.editions.has(lang)) return unlistedMetadata(page, title, description)
  const card = { address: cardAddress(edition), alt: cover ? `${title} — ${cover.alt}` : title }
  const feed = () => (corrections ? correctionsFeed(page.publication, lang) : languageFeed(theLibrary(), lang))
  const sharing = related ? { card, edition } : { feeds: [feed()] }
  const source = digitalSourceOf(edition)
  const { publication } = page
  const named = [...story.editions.values()].filter((one) => isOffered(one, 'hreflang', publication))
  const listed = { ...page, editions: editionAddresses(named.includes(edition) ? named : []) }
  const original = page.editions.get(story.original) ?? storyAddress(story.original, story.slug)
  const metadata = pageMetadata(listed, title, description, original, { ...sharing, source })
  return isOffered(edition, 'search-engines', publication) ? metadata : { ...metadata, robots: 'noindex' }
}

export default async function StoryPage({ params }: Props) {
  const wanted = findWanted(await params)
  if (wanted) return <WantedPage {...wanted} />
  const { edition, page, story, related, withdrawal, corrections } = find(await params)
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
        <StandingPageView edition={edition} page={page} {...(corrections && { corrections })} />
      )}
    </Page>
  )
}

/**
 * Finds a story or a standing page. The page of a story that was withdrawn in this language links to the languages in
 * which it is still published.
 */
function find({ lang, slug: encoded }: { lang: string; slug: string }) {
  const library = theLibrary()
  const name = decodePercent(encoded)
  const isCorrections = name === CORRECTIONS
  const standing = isCorrections ? correctionsPage(library) : library.pages.get(name)
  const story = standing ?? storyNamed(library, lang, name)
  const corrections = isCorrections ? correctionsFor(library, lang) : []
  const onlyOthers = corrections.length > 0 ? bareCorrections(library, lang) : undefined
  const edition = story?.editions.get(lang) ?? onlyOthers
  const withdrawal = story?.withdrawn.get(lang)
  const editions = new Map([
    ...editionAddresses(story?.editions.values()),
    ...(edition === onlyOthers && edition ? [[lang, storyAddress(lang, name)] as const] : []),
  ])
  const page = pageContext(library, lang, storyAddress(lang, name), editions)
  if (withdrawal) return { withdrawal, page }
  if (!story || !edition) throw new Error(`There is no page “${name}” in ${lang}.`)
  // A standing page has no related stories.
  const { slug } = story
  const related = library.stories.has(slug) ? relatedInLanguage(library.related?.get(slug) ?? [], lang) : undefined
  if (related) return { edition, story, page, related, corrections: undefined }
  const listed = corrections.length > 0 ? corrections : undefined
  return { edition, story, page: withCorrections(library, page), related, corrections: listed }
}

/** Returns the page of corrections in a language: a title above the list. */
function bareCorrections({ publication }: Library, lang: string) {
  const title = inLanguage(publication.messages, lang).corrections
  const description = textIn(publication.description, lang, publication)
  return bareEdition({ slug: CORRECTIONS, lang, title, description, date: undefined })
}

/** Returns the page of corrections: in each language the standing page of that name, or else a title above the list. */
function correctionsPage(library: Library): Story {
  const { publication } = library
  const { defaultLanguage, languages } = publication
  const written = library.pages.get(CORRECTIONS)
  const editions = languages.flatMap(({ tag: lang }) => {
    const bare = correctionsIn(library, lang).length > 0 ? bareCorrections(library, lang) : []
    return written?.editions.get(lang) ?? bare
  })
  const first = editions.find(({ lang }) => lang === defaultLanguage) ?? editions[0]
  const all = new Map(editions.map((edition) => [edition.lang, edition]))
  const original = first?.lang ?? defaultLanguage
  return { slug: CORRECTIONS, original, aliases: [], editions: all, withdrawn: new Map() }
}
