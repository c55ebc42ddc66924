import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Publication } from '../../publication/publication.ts'
import { plainMarkdown } from '../../syndication/markdown/plain-markdown.ts'
import type { Facts, Imported, ImportedEdition } from '../imported.ts'
import type { LinkIndex, PlacedEdition } from './link-index.ts'
import { rewriteLinks } from './rewrite-links.ts'
import { StoryPictures } from './story-pictures.ts'

/** The context for writing a story. */
interface Writing {
  /** The folder of the story. */
  readonly folder: string
  readonly index: LinkIndex
  readonly findPicture: Imported['findPicture']
  /** Collects the files of the pictures that are copied. */
  readonly taken: Set<string>
  readonly publication: Publication | undefined
  /** Who made the translations whose source does not say so. */
  readonly translatedBy: 'human' | 'machine' | undefined
}

/** Writes all languages of a story and the pictures beside them; returns true when done. */
export function writeStory(editions: readonly PlacedEdition[], aliases: readonly string[], writing: Writing): true {
  const { folder, index, findPicture, taken, publication } = writing
  mkdirSync(folder, { recursive: true })
  const pictures = new StoryPictures(folder, findPicture, taken)
  for (const [at, placed] of editions.entries()) {
    rewriteLinks(placed, index)
    pictures.settle(placed)
    const { facts, lang } = placed.edition
    const settled = {
      title: placed.title,
      cover: facts.cover && pictures.cover(placed, facts.cover),
      aliases: at === 0 ? aliases : [],
      translation: translationOf(placed.edition, at, editions, writing.translatedBy),
    }
    const text = plainMarkdown(placed.tree.children)
    writeFileSync(path.join(folder, `${lang}.md`), `---\n${frontMatterFor(placed, settled, publication)}---\n\n${text}`)
  }
  return true
}

/**
 * Returns the `translation` entry of a language. Masthead needs it for all languages but the original, and only the
 * source or the editor knows it.
 */
function translationOf(
  { facts, note, place, lang }: ImportedEdition,
  at: number,
  editions: readonly PlacedEdition[],
  by: Writing['translatedBy'],
): Facts['translation'] {
  const [original] = editions
  const stated = facts.translation
  if (at === 0) {
    if (stated)
      note(
        place,
        'original-missing',
        `It was translated from “${stated.of}”, which is not imported; it stands as an original.`,
      )
    return undefined
  }
  const of = original?.edition.lang ?? lang
  if (stated && editions.some(({ edition }) => edition.lang === stated.of)) return stated
  if (by) return { of, by }
  const message = `Nothing says whether this is a translation from “${of}”, and by whom: each language but one has to.`
  const hint = `Write \`translation: {of: ${of}, by: human}\` (or machine) into ${lang}.md, or import with --translated-by human.`
  note(place, 'original-missing', message, hint, 'error')
  return undefined
}

/** Front matter of a story that does not come from its source directly. */
interface NormalizedStory {
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
function frontMatterFor(
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
