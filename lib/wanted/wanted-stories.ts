import { chosenStories } from '../library/front-choice.ts'
import { type Library, memoizeByLanguage } from '../library/library.ts'
import { WANTED } from '../publication/addresses.ts'
import { inLanguage, type Publication } from '../publication/publication.ts'
import { bareEdition, type Staleness, type Story, type StoryEdition } from '../story/types/story.ts'

/** A published story that a language lacks, or whose translation needs work. */
export interface WantedStory {
  readonly story: Story
  /** The story in its own language. */
  readonly original: StoryEdition
  readonly needs: 'translation' | 'update' | 'review'
  /** The words, or Chinese and Japanese characters, that are to be translated or compared. */
  readonly words: number
  /** A digest of the texts of the original. */
  readonly version: string
  /** What has changed in the original since it was translated. */
  readonly behind?: Staleness | undefined
}

/** The number of stories on the page of a language. */
export const MOST_WANTED = 50

/** The number of the newest stories among which a build looks. */
const NEWEST = 500

/**
 * Returns the stories of which a language wants a translation, what readers lack most first; none if site.yaml does not
 * say that readers see them. Drafts and withdrawn stories are never among them.
 */
export const wantedIn = memoizeByLanguage((library, lang): readonly WantedStory[] => {
  const { publication, fronts = [], index, stories } = library
  if (!publication.translation?.wanted) return []
  const chosen = chosenStories(
    fronts,
    publication.languages.map(({ tag }) => tag),
  )
  const newest = index.outlines().slice(0, NEWEST)
  const found = newest.flatMap(({ slug }) => {
    const story = stories.get(slug)
    return (story && wantedOf(story, lang)) ?? []
  })
  const due = new Map(found.map((one) => [one, dueness(one, chosen.has(one.original.slug))]))
  return found.sort((a, b) => (due.get(b) ?? 0) - (due.get(a) ?? 0))
})

function wantedOf(story: Story, lang: string): WantedStory | undefined {
  const original = published(story.editions.get(story.original))
  if (!original?.work || lang === story.original || story.withdrawn.has(lang)) return undefined
  const { words, version } = original.work
  const translated = published(story.editions.get(lang))
  if (!translated) return { story, original, needs: 'translation', words, version }
  const { work, translation } = translated
  if (!work?.needs) return undefined
  return { story, original, needs: work.needs, words: work.words, version, behind: translation?.staleness }
}

/** Returns an edition if readers see it: a preview shows drafts, too. */
function published(edition: StoryEdition | undefined): StoryEdition | undefined {
  return edition?.unpublished ? undefined : edition
}

const WEEK = 7 * 24 * 3600 * 1000

/** By how many weeks a story comes later than one that is not translated. */
const LATER = { translation: 0, update: 1, review: 2 }

/**
 * Returns a number that is higher the more readers lack a story. It depends on no clock, so that time alone changes no
 * page.
 */
function dueness({ original, needs }: WantedStory, isChosen: boolean): number {
  // The order of stories without a date is that of the library.
  const weeks = original.date === undefined ? -1e6 : Date.parse(original.date) / WEEK
  return weeks - LATER[needs] + (isChosen ? 1 : 0)
}

/**
 * Returns the page of wanted translations: in each language the standing page of that name, or else a title. Undefined
 * if site.yaml does not say that readers see it.
 */
export function wantedPage({ publication, pages }: Library): Story | undefined {
  const { defaultLanguage, languages, translation } = publication
  if (!translation?.wanted) return undefined
  const written = pages.get(WANTED)
  const editions = languages.map(
    ({ tag }) => [tag, written?.editions.get(tag) ?? bareWanted(publication, tag)] as const,
  )
  const original = written?.original ?? defaultLanguage
  return { slug: WANTED, original, aliases: [], editions: new Map(editions), withdrawn: new Map() }
}

function bareWanted({ messages }: Publication, lang: string): StoryEdition {
  const words = inLanguage(messages, lang)
  const facts = { title: words.wanted, description: words.wantedAbout, date: undefined }
  return { ...bareEdition({ slug: WANTED, lang, ...facts }), isExcerpt: false }
}
