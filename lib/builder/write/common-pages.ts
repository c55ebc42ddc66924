import { noticeFor } from '../../library/front-notice.ts'
import { type FrontPlan, planFront, storiesOnFront } from '../../library/front-plan.ts'
import { fillUp, type Library, type ListedEdition, memoizeByLanguage, storiesIn } from '../../library/library.ts'
import { correctionsFor, correctionsIn } from '../../library/outlines.ts'
import type { SiteFile } from '../../library/site-file.ts'
import { ALL_STORIES, choiceInput, headInput, SECTIONS, TIME } from '../../library/story-inputs.ts'
import { CORRECTIONS, notFoundAddress, WANTED } from '../../publication/addresses.ts'
import { languagesFor } from '../../publication/publication.ts'
import { bucketCount } from '../../search/search-folders.ts'
import { hasOffline, hasSearch } from '../../settings/settings.ts'
import { everyLanguageFeed, languageFeed } from '../../syndication/feeds.ts'
import { MOST_WANTED, wantedIn } from '../../wanted/wanted-stories.ts'

/** A page that belongs to no single story, and all that it shows besides what every page depends on. */
export type CommonPage = Required<Pick<SiteFile, 'name' | 'inputs'>>

/**
 * Returns the pages that belong to no single story. These are the language chooser, the front pages, search, the saved
 * stories, the standing pages and the 404 pages.
 * @param isOverridden whether the newsroom replaces components: its 404 page is given all stories
 */
export function commonPages(library: Library, isOverridden: boolean): CommonPage[] {
  const { languages } = library.publication
  const tags = languages.map(({ tag }) => tag)
  const isWanted = (slug: string) => slug === WANTED && library.publication.translation?.wanted
  const standing = [...library.pages.values()].flatMap(({ slug, editions }) =>
    isWanted(slug) ? [] : [...editions.keys()].map((lang) => standingPage(library, lang, slug)),
  )
  return [
    chooserPage(library),
    notFoundPage(library, '404.html', tags, isOverridden),
    ...tags.flatMap((tag) => [
      frontPage(library, tag),
      notFoundPage(library, notFoundAddress(tag).slice(1), [tag], isOverridden),
      ...(hasSearch() ? [searchPage(library, tag)] : []),
      ...(hasOffline() ? [pageOf(`${tag}/offline/index.html`, inFooter(library, tag))] : []),
    ]),
    ...standing,
  ]
}

/**
 * Returns the pages of wanted translations. A change of a text alone changes them, so that each build compares what
 * they show.
 */
export function wantedPages(library: Library): CommonPage[] {
  const { languages, translation } = library.publication
  if (!translation?.wanted) return []
  return languages.map(({ tag }) => {
    const stories = wantedIn(library, tag).slice(0, MOST_WANTED)
    const wanted = stories.map(({ original, needs, words }) => [original.slug, needs, words])
    const heads = stories.map(({ original: { slug } }) => headInput(slug))
    return pageOf(`${tag}/${WANTED}/index.html`, { wanted, ...inFooter(library, tag) }, [], heads)
  })
}

/** Returns the language chooser. It shows the lead of each front page. */
export function chooserPage(library: Library): CommonPage {
  const tags = library.publication.languages.map(({ tag }) => tag)
  const leads = tags.map((tag) => planOf(library, tag).lead)
  const shown = { leads: leads.map((lead) => lead && placeOf(lead)), feeds: everyLanguageFeed(library) }
  return pageOf(
    'index.html',
    shown,
    leads.flatMap((lead) => lead ?? []),
    [...tags.map(choiceInput), TIME],
  )
}

/** Returns the front page of a language. */
export function frontPage(library: Library, lang: string): CommonPage {
  const plan = planOf(library, lang)
  const shown = { ...placesOf(plan), notice: noticeFor(library, lang, true), ...inFooter(library, lang) }
  return pageOf(`${lang}/index.html`, shown, storiesOnFront(plan), [choiceInput(lang), TIME])
}

/** A front page’s plan, which the language chooser needs too. */
const planOf = memoizeByLanguage(planFront)

/** The number of stories under the field of a search page, and of each language on a 404 page. */
const NEWEST = 5

function searchPage(library: Library, lang: string): CommonPage {
  const newest = newestOf(library, lang)
  const counts = languagesFor(library.publication, lang).map((tag) => storiesIn(library, tag).length)
  const indexes = counts.map((count) => (count > 0 ? bucketCount(count) : 0))
  const shown = { newest: newest.map(placeOf), indexes, ...inFooter(library, lang) }
  return pageOf(`${lang}/search/index.html`, shown, newest)
}

function notFoundPage(library: Library, name: string, tags: readonly string[], isOverridden: boolean): CommonPage {
  const newest = tags.map((tag) => newestOf(library, tag))
  const shown = newest.map((stories) => stories.map(placeOf))
  return pageOf(name, shown, newest.flat(), isOverridden ? [ALL_STORIES] : [])
}

/** Returns a standing page. That of corrections ends with those of its language, and links to those of others. */
function standingPage(library: Library, lang: string, slug: string): CommonPage {
  const { languages } = library.publication
  const corrections = slug === CORRECTIONS && {
    listed: correctionsFor(library, lang),
    others: languages.map(({ tag }) => correctionsIn(library, tag).length > 0),
  }
  return pageOf(`${lang}/${slug}/index.html`, { corrections, ...inFooter(library, lang) })
}

/**
 * Returns a page.
 * @param shown what it shows, as JSON data
 * @param stories the stories of which it shows the heads
 * @param more the names of what else it depends on
 */
function pageOf(
  name: string,
  shown: unknown,
  stories: readonly ListedEdition[] = [],
  more: readonly string[] = [],
): CommonPage {
  const heads = new Set(stories.map(({ story }) => headInput(story.slug)))
  const names = [SECTIONS, ...more, ...heads]
  return {
    name,
    inputs: [{ name: `shown on ${name}`, value: shown, isKept: true }, ...names.map((one) => ({ name: one }))],
  }
}

function newestOf(library: Library, lang: string): readonly ListedEdition[] {
  return fillUp(library, lang, storiesIn(library, lang).slice(0, NEWEST), NEWEST)
}

/**
 * Returns what the head and the foot of a page depend on: the feed that it names, and whether there are corrections.
 */
function inFooter(library: Library, lang: string) {
  return { feed: languageFeed(library, lang), hasCorrections: correctionsFor(library, lang).length > 0 }
}

/** Returns a front page’s plan as JSON data: each story by its name and language. */
function placesOf({ lead, under, beside, voices, blocks, latest, topics, ...facts }: FrontPlan) {
  return {
    ...facts,
    lead: lead && placeOf(lead),
    under: under.map(placeOf),
    beside: beside.map(placeOf),
    voices: voices.map((voice) => [placeOf(voice), voice.portrait]),
    blocks: blocks.map(({ stories, ...block }) => [block, stories.map(placeOf)]),
    latest: latest.map(placeOf),
    topics: topics.map(({ slug, label, lang }) => [slug, label, lang]),
  }
}

function placeOf({ edition }: ListedEdition): string {
  return `${edition.lang}/${edition.slug}`
}
