import { between } from '../language/format.ts'
import { languageOf } from '../language/language.ts'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import { headInput } from '../library/story-inputs.ts'
import { feedAddresses, referFrom, storyAddress, WANTED } from '../publication/addresses.ts'
import { inLanguage, nameIn, type Publication } from '../publication/publication.ts'
import { sectionsText } from '../story/kinds/kinds.ts'
import { latest, timestamp } from '../story/read/date.ts'
import { HEADER, lastChange, notesOf, type Staleness, type StoryEdition } from '../story/types/story.ts'
import { type FeedEntry, type FeedList, toFeed } from '../syndication/feeds.ts'
import { escapeHtml } from '../syndication/markup.ts'
import { atomFeed, jsonFeed } from '../syndication/write-feed.ts'
import { type WantedStory, wantedIn } from './wanted-stories.ts'
import { deskOf, wantedWords } from './wanted-words.ts'

/**
 * Returns the feeds for translators: in each language the stories that are wanted in it, those whose original has
 * changed first. The id of an entry contains the version of its original, so that a reader of feeds shows the story
 * again after a change.
 */
export function wantedFeeds(context: SiteContext): SiteFile[] {
  const { languages, translation } = context.library.publication
  if (!translation?.wanted) return []
  return languages.flatMap(({ tag }) => {
    const all = wantedIn(context.library, tag)
    const [changed, others] = [all.filter(({ behind }) => behind), all.filter(({ behind }) => !behind)]
    return feedsOf(tag, [...changed, ...others].slice(0, MOST), context)
  })
}

/** The number of entries in a feed. */
const MOST = 100

function feedsOf(lang: string, stories: readonly WantedStory[], context: SiteContext): SiteFile[] {
  const { site } = context
  const address = storyAddress(lang, WANTED)
  const value = stories.map(({ story, original: _, ...facts }) => [story.slug, facts])
  const heads = stories.map(({ story }) => ({ name: headInput(story.slug) }))
  const inputs = [{ name: `list ${address}`, value }, ...heads]
  return (['atom', 'json'] as const).map((format) => {
    const name = feedAddresses(address)[format].slice(1)
    const refer = referFrom(name, site)
    const make = () => {
      const empty = toFeed(listIn(lang, context.library.publication), context)
      const wanted = new Map(stories.map((one) => [entryOf(one, empty.id), one]))
      const entries = [...wanted.keys()]
      const updated = latest(entries.map((entry) => entry.updated)) ?? empty.updated
      return WRITERS[format]({ ...empty, entries, updated }, name, site, (entry) => {
        const one = wanted.get(entry)
        return one ? textOf(one, lang, refer, context) : ''
      })
    }
    return { name, inputs, make }
  })
}

const WRITERS = { atom: atomFeed, json: jsonFeed }

function listIn(lang: string, publication: Publication): FeedList {
  const words = inLanguage(publication.messages, lang)
  const addresses = publication.languages.map(({ tag }) => [tag, storyAddress(tag, WANTED)] as const)
  const title = `${words.wanted} | ${nameIn(publication, lang)}`
  return {
    title,
    description: words.wantedAbout,
    lang,
    address: storyAddress(lang, WANTED),
    translations: addresses,
    slugs: [],
  }
}

/** Returns an entry. Its id is that of the work: another version of the original is another one. */
function entryOf({ story, original, needs, version }: WantedStory, feed: string): FeedEntry {
  const { lang, date } = original
  return {
    // Its pictures, files and comments are in the feeds of its own language.
    edition: { ...original, cover: undefined, comments: undefined, files: [], sections: [] },
    story,
    lang,
    id: `${feed}#${story.slug}-${needs}-${version}`,
    at: '',
    published: date && timestamp(date),
    updated: latest([lastChange(original) ?? date]),
    topics: [],
    image: undefined,
    enclosures: [],
  }
}

/** Returns the text of an entry as HTML: what is to be done, what has changed, and a link to the desk. */
function textOf(
  wanted: WantedStory,
  lang: string,
  refer: (address: string) => string,
  { library: { publication }, storyOf }: SiteContext,
): string {
  const { need, facts, help } = wantedWords(wanted, lang, publication)
  const { dot } = inLanguage(publication.messages, lang)
  const desk = deskOf(wanted, lang, publication)
  const { story, original, behind } = wanted
  const whole = behind && storyOf(story.slug).editions.get(original.lang)
  const changed = whole ? changedTexts(whole, behind) : []
  const inOriginal = `lang="${original.lang}" dir="${languageOf(original.lang).dir}"`
  return [
    `<div lang="${lang}" dir="${languageOf(lang).dir}">`,
    `<p>${escapeHtml(need)}</p>`,
    `<p>${facts.map((fact) => `<bdi>${escapeHtml(fact)}</bdi>`).join(between(dot))}</p>`,
    ...changed.map((text) => `<blockquote ${inOriginal}>${escapeHtml(text)}</blockquote>`),
    ...(desk ? [`<p><a href="${escapeHtml(refer(desk))}">${escapeHtml(help)}</a></p>`] : []),
    '</div>',
  ].join('\n')
}

/** Returns the texts of an original that are new or have changed since it was translated. */
function changedTexts(original: StoryEdition, { changed, added }: Staleness): string[] {
  const notes = notesOf(original)
  return [...changed, ...added].flatMap((id) => {
    if (id === HEADER) return original.title
    const section = original.sections.filter((one) => one.id === id)
    return notes.get(id)?.text ?? (section.length > 0 ? sectionsText(section) : [])
  })
}
