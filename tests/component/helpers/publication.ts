import { indexedInMemory } from '../../../lib/index/memory-index.ts'
import { languageOf } from '../../../lib/language/language.ts'
import { hasMessages, messagesFor } from '../../../lib/language/messages.ts'
import type { Library } from '../../../lib/library/library.ts'
import type { PageContext } from '../../../lib/library/page-context.ts'
import { storyAddress } from '../../../lib/publication/addresses.ts'
import type { Publication } from '../../../lib/publication/publication.ts'

/** The three languages of most tests: Latin, Han, and one that runs from right to left. */
export const THREE: readonly string[] = ['en', 'zh', 'ar']

/** The languages that the interface speaks. */
export const TWELVE: readonly string[] = ['en', 'zh', 'es', 'fr', 'ar', 'ru', 'pt', 'de', 'ja', 'ko', 'hi', 'fa']

/** The same, as a page in Latin letters lists them: its own letters first. */
export const LATIN_FIRST: readonly string[] = ['en', 'es', 'fr', 'pt', 'de', 'zh', 'ar', 'ru', 'ja', 'ko', 'hi', 'fa']

/** More languages than anybody reads through. */
export const TWENTY: readonly string[] = [...TWELVE, 'it', 'nl', 'pl', 'tr', 'vi', 'id', 'th', 'he']

/** A text in each language, told apart by its tag. */
export function localised(text: string, tags: readonly string[] = TWENTY): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map((tag) => [tag, `${text} (${tag})`]))
}

/** A publication that is not Masthead, so that a fact of Masthead's in a component shows. */
export function aPublication(tags: readonly string[] = THREE, facts: Partial<Publication> = {}): Publication {
  const notice = { text: 'We use cookies: see Privacy and Terms.', privacy: 'Privacy', terms: 'Terms' }
  return {
    name: { '': 'The Loopback Post' },
    description: localised('News from nowhere'),
    languages: tags.map(languageOf),
    messages: Object.fromEntries(tags.filter(hasMessages).map((tag) => [tag, messagesFor(tag)])),
    defaultLanguage: 'en',
    licence: { ja: '許可証 7' },
    hotline: { label: localised('Report errors'), number: { '': '555-0100' }, tel: { '': '+15550100' } },
    sections: { harbour: { label: localised('Harbour') } },
    consent: { version: '4', notice: Object.fromEntries(TWENTY.map((tag) => [tag, notice])), services: [] },
    credits: localised('Printed nowhere'),
    ...facts,
  }
}

/** A library with these stories, in the publication above unless told otherwise. */
export function aLibrary(publication = aPublication(), stories: Library['stories'] = new Map()): Library {
  return indexedInMemory({ publication, stories, pages: new Map() })
}

/** The page of a story called “ships”, in every language of the publication unless told otherwise. */
export function aPage(facts: Partial<PageContext> & { lang?: string } = {}): PageContext {
  const { lang = 'en', publication = aPublication(), ...others } = facts
  return {
    publication,
    language: languageOf(lang),
    words: messagesFor(lang),
    address: storyAddress(lang, 'ships'),
    editions: new Map(publication.languages.map(({ tag }) => [tag, storyAddress(tag, 'ships')])),
    emptySections: [],
    standing: ['privacy', 'about'].map((slug) => ({ address: storyAddress(lang, slug), title: `The ${slug}`, lang })),
    search: `/${lang}/search/`,
    offline: `/${lang}/offline/`,
    ...others,
  }
}
