import { stringify } from 'yaml'
import { wordsOf } from '../language/words.ts'
import { assetAddress, plainAddress, storyAddress } from '../publication/addresses.ts'
import { referFrom } from '../publication/link-from.ts'
import type { Story, Work } from '../story/story.ts'
import { plainMarkdown } from './plain-markdown.ts'
import type { SiteFile } from './site-file.ts'
import { toMdast } from './to-mdast.ts'

/**
 * The plain edition of a story in each of its languages: all that is known of it as front matter, under the names that
 * editors write, and its text as Markdown.
 */
export function plainFiles({ editions }: Work, site: URL | undefined): SiteFile[] {
  return [...editions.values()].map((story) => {
    const name = plainAddress(story.lang, story.slug).slice(1)
    return { name, make: () => plainEdition(story, name, site) }
  })
}

function plainEdition(story: Story, name: string, site: URL | undefined): string {
  const to = referFrom(name, site)
  const { lang, slug, authors, tags, translation, corrections } = story
  const { picture, ...cover } = story.cover ?? {}
  const address = storyAddress(lang, slug)
  const frontMatter = {
    title: story.title,
    description: story.description,
    language: lang,
    url: site && to(address),
    date: story.date,
    updated: story.updated,
    authors: unlessEmpty(authors),
    kind: story.kind,
    section: story.section,
    tags: unlessEmpty(tags),
    cover: picture && { src: to(assetAddress(picture.asset)), ...cover },
    translation: translation && { ...translation, original: to(storyAddress(translation.of, slug)) },
    corrections: unlessEmpty(corrections),
  }
  const refer = (target: string) => to(target.startsWith('#') ? address + target : target)
  const text = plainMarkdown(toMdast(story.sections, { words: wordsOf(lang), refer }))
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${text}`
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined
}
