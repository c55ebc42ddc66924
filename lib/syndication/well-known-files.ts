import type { ListItem, PhrasingContent } from 'mdast'
import { type Library, slugsOf, storiesIn } from '../library/library.ts'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import { NEWEST_LIST, storyInput } from '../library/story-inputs.ts'
import { plainAddress, referFrom } from '../publication/addresses.ts'
import { nameIn, type Publication, textIn } from '../publication/publication.ts'
import type { Refer } from '../story/kinds/section-kind.ts'
import type { StoryEdition } from '../story/types/story.ts'
import { FEED_LENGTH } from './feeds.ts'
import { plainMarkdown } from './markdown-edition.ts'

/**
 * Returns the well-known files (RFC 8615) for what site.yaml states. One is the contact for security problems (RFC
 * 9116). The other says that the site respects Global Privacy Control (https://www.w3.org/TR/gpc/).
 */
export function wellKnownFiles({ security, gpc }: Publication, site: URL | undefined): SiteFile[] {
  const files: SiteFile[] = []
  if (security) {
    const fields = [
      ...security.contact.map((contact) => `Contact: ${contact}`),
      `Expires: ${security.expires}`,
      ...(site ? [`Canonical: ${new URL(SECURITY, site).href}`] : []),
    ]
    files.push({ name: SECURITY, inputs: [], make: () => fields.map((field) => `${field}\n`).join('') })
  }
  if (gpc) {
    const statement = JSON.stringify({ gpc: true, lastUpdate: gpc.lastUpdate })
    files.push({ name: '.well-known/gpc.json', inputs: [], make: () => `${statement}\n` })
  }
  return files
}

const SECURITY = '.well-known/security.txt'

/** The newest stories of a language, by slug. */
export interface NewestStories {
  readonly lang: string
  readonly slugs: readonly string[]
}

const NAME = 'llms.txt'

/** Returns the stories of each language that llms.txt links. */
export function newestStories(library: Library): readonly NewestStories[] {
  return library.publication.languages.flatMap(({ tag: lang }) => {
    const slugs = slugsOf(storiesIn(library, lang).slice(0, FEED_LENGTH))
    return slugs.length > 0 ? [{ lang, slugs }] : []
  })
}

/**
 * Returns llms.txt, which describes the site and links its newest stories as plain text. It has the form that
 * https://llmstxt.org/ proposes: a title, a summary, and a list of links for each language.
 */
export function llmsFile(
  { library, site }: Pick<SiteContext, 'library' | 'site'>,
  newest = newestStories(library),
): SiteFile {
  const { publication } = library
  const { description, defaultLanguage, languages } = publication
  const refer = referFrom(NAME, site)
  const texts = new Set(newest.flatMap(({ slugs }) => slugs.map(storyInput)))
  const endonyms = new Map(languages.map(({ tag, endonym }) => [tag, endonym]))
  return {
    name: NAME,
    inputs: [{ name: NEWEST_LIST, value: newest, isKept: true }, ...Array.from(texts, (name) => ({ name }))],
    make: () =>
      plainMarkdown([
        { type: 'heading', depth: 1, children: [text(nameIn(publication, defaultLanguage))] },
        {
          type: 'blockquote',
          children: [{ type: 'paragraph', children: [text(textIn(description, defaultLanguage, publication))] }],
        },
        ...newest.flatMap(({ lang, slugs }) => {
          const editions = slugs.flatMap((slug) => library.stories.get(slug)?.editions.get(lang) ?? [])
          return [
            { type: 'heading' as const, depth: 2 as const, children: [text(endonyms.get(lang) ?? lang)] },
            { type: 'list' as const, spread: false, children: editions.map((edition) => toItem(edition, refer)) },
          ]
        }),
      ]),
  }
}

function toItem(edition: StoryEdition, refer: Refer): ListItem {
  const { title, description } = edition
  const link = { type: 'link' as const, url: refer(plainAddress(edition)), children: [text(title)] }
  const children: PhrasingContent[] = [link, text(`: ${description}`)]
  return { type: 'listItem', children: [{ type: 'paragraph', children }] }
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}
