import { stringify } from 'yaml'
import type { Publication } from '../../publication/publication.ts'
import type { PlacedEdition } from './link-index.ts'

/** Front matter of a story that does not come from its source directly. */
export interface NormalizedStory {
  readonly title: string
  /** The file name of the cover in the story’s folder. */
  readonly cover: string | undefined
  readonly aliases: readonly string[]
  readonly translation:
    | { readonly of: string; readonly by: 'human' | 'machine'; readonly translator?: string }
    | undefined
}

// Folder names that say only that the folder contains stories.
const ANY = ['post', 'posts', 'blog', 'article', 'articles', 'news', 'story', 'stories', 'writing', 'content']

/**
 * Returns the front matter of a story, in the order in which people read it. A section that the site does not have
 * becomes a tag, or is reported.
 */
export function frontMatterFor(
  { edition }: PlacedEdition,
  settled: NormalizedStory,
  publication: Publication | undefined,
): string {
  const { facts, desk, note, place } = edition
  const sections = publication?.sections ?? {}
  const sectionOf = (name: string | undefined) => {
    const same = (label: string) => label.toLowerCase() === name?.toLowerCase()
    return Object.entries(sections).find(([key, { label }]) => same(key) || Object.values(label).some(same))?.[0]
  }
  const named = facts.categories.map(sectionOf)
  const section = named.find(Boolean) ?? sectionOf(desk)
  if (!section && desk && !ANY.includes(desk.toLowerCase()) && facts.categories.length === 0) {
    const hint = 'Add it to `sections` in site.yaml, and write it into the story.'
    note(place, 'import-lost', `It was kept under “${desk}”, which is none of the site’s sections.`, hint)
  }
  const tags = [...facts.tags, ...facts.categories.filter((_, index) => !named[index] || named[index] !== section)]
  const { cover } = facts
  return stringify(
    {
      title: settled.title,
      description: facts.description,
      date: facts.date,
      updated: facts.updated,
      authors: unlessEmpty(facts.authors),
      kind: facts.kind,
      section,
      tags: unlessEmpty([...new Set(tags)]),
      cover: settled.cover && { src: settled.cover, alt: cover?.alt, caption: cover?.caption, credit: cover?.credit },
      draft: facts.draft || undefined,
      publish: facts.publish,
      translation: settled.translation,
      aliases: unlessEmpty(settled.aliases),
    },
    { lineWidth: 0 },
  )
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined
}
