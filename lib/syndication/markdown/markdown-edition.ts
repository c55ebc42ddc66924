import { stringify } from 'yaml'
import { messagesFor } from '../../language/messages.ts'
import type { SiteFile } from '../../library/site-file.ts'
import { assetAddress, plainAddress, storyAddress } from '../../publication/addresses.ts'
import { referFrom } from '../../publication/link-from.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'
import { plainMarkdown } from './plain-markdown.ts'
import { toMdast } from './to-mdast.ts'

/**
 * Returns the Markdown version of a story in each of its languages. Its front matter contains all facts about the
 * story, under the keys that editors use, followed by its text.
 */
export function markdownFiles({ editions }: Story, site: URL | undefined): SiteFile[] {
  return [...editions.values()].map((edition) => {
    const name = plainAddress(edition.lang, edition.slug).slice(1)
    return { name, make: () => plainEdition(edition, name, site) }
  })
}

function plainEdition(edition: StoryEdition, name: string, site: URL | undefined): string {
  const to = referFrom(name, site)
  const { lang, slug, authors, tags, translation, corrections } = edition
  const { picture, ...cover } = edition.cover ?? {}
  const address = storyAddress(lang, slug)
  const frontMatter = {
    title: edition.title,
    description: edition.description,
    language: lang,
    url: site && to(address),
    date: edition.date,
    updated: edition.updated,
    authors: unlessEmpty(authors),
    kind: edition.kind,
    section: edition.section,
    tags: unlessEmpty(tags),
    cover: picture && { src: to(assetAddress(picture.asset)), ...cover },
    translation: translation && { ...translation, original: to(storyAddress(translation.of, slug)) },
    corrections: unlessEmpty(corrections),
  }
  const refer = (target: string) => to(target.startsWith('#') ? address + target : target)
  const text = plainMarkdown(toMdast(edition.sections, { words: messagesFor(lang), refer }))
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${text}`
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined
}
