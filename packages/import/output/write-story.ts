import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Place } from '../../../lib/problem/problem.ts'
import type { Publication } from '../../../lib/publication/publication.ts'
import { placeAt } from '../../../lib/source/source-file.ts'
import { plainMarkdown, unlessEmpty } from '../../../lib/syndication/markdown/markdown-edition.ts'
import { nameHeadings } from '../body/anchors.ts'
import { RESIDUE } from '../body/placeholders.ts'
import type { LinkIndex } from './link-index.ts'
import type { PlacedEdition } from './normalize-edition.ts'
import type { PlacedStory } from './place-stories.ts'
import { rewriteLinks } from './rewrite-links.ts'
import type { StoryPictures } from './story-pictures.ts'
import { translationEntry } from './translation-entry.ts'

/** Something that import writes only for itself, in the file of a finished text. */
export interface Residue extends Place {
  readonly file: string
  readonly found: string
}

/** The context for writing a story. */
interface Writing {
  readonly links: LinkIndex
  readonly pictures: StoryPictures
  readonly publication: Publication | undefined
  /** Who made the translations whose source does not say so. */
  readonly translatedBy: 'human' | 'machine' | undefined
  readonly aliases: readonly string[]
  /** Reports something in a finished file that readers must not see; the text is a draft then. */
  fail(residue: Residue): void
}

/** Writes all languages of a story and the pictures beside them; returns true when done. */
export function writeStory(folder: string, story: PlacedStory, writing: Writing): true {
  const { editions } = story
  const { links, pictures, publication, aliases } = writing
  mkdirSync(folder, { recursive: true })
  for (const [at, placed] of editions.entries()) {
    const { facts, lang, title } = placed
    const tree = placed.readTree()
    nameHeadings(tree, links.linkedIn(placed))
    rewriteLinks(tree, placed, links.resolve, pictures.copyFile)
    pictures.copyPictures(tree, placed)
    const cover = facts.cover && { ...facts.cover, src: pictures.copyCover(placed, facts.cover) }
    const frontMatter = {
      title,
      description: facts.description,
      date: facts.date,
      updated: facts.updated,
      authors: unlessEmpty(facts.authors),
      kind: facts.kind,
      ...topicsOf(placed, publication?.sections ?? {}),
      cover: cover?.src && { src: cover.src, alt: cover.alt, caption: cover.caption, credit: cover.credit },
      draft: facts.draft || undefined,
      publish: facts.publish,
      translation: translationEntry(placed, story, writing.translatedBy),
      aliases: unlessEmpty(at === 0 ? aliases : []),
    }
    const written = (head: object) => `---\n${stringify(head, { lineWidth: 0 })}---\n\n${plainMarkdown(tree.children)}`
    const file = path.join(folder, `${lang}.md`)
    const residue = residueIn(written({ ...frontMatter, draft: true }), placed)
    if (residue !== undefined) writing.fail({ file, ...residue })
    writeFileSync(file, written(residue === undefined ? frontMatter : { ...frontMatter, draft: true }))
  }
  return true
}

/** Returns the place of the first thing in a finished text that import writes only for itself, unless its source has it. */
function residueIn(text: string, { source }: PlacedEdition): Omit<Residue, 'file'> | undefined {
  const [found] = RESIDUE.exec(text) ?? []
  if (found === undefined || readFileSync(source.path, 'utf8').includes(found)) return undefined
  return { ...placeAt(text, text.indexOf(found)), found }
}

// Folder names that say only that the folder contains stories.
const GENERAL = ['post', 'posts', 'blog', 'article', 'articles', 'news', 'story', 'stories', 'writing', 'content']

/** Returns the section and the tags. A category or folder that is no section of the site becomes a tag, or is reported. */
function topicsOf({ facts, folder, warn, place }: PlacedEdition, sections: Publication['sections']) {
  const sectionNamed = (name: string | undefined) => {
    const same = (label: string) => label.toLowerCase() === name?.toLowerCase()
    return Object.entries(sections).find(([key, { label }]) => same(key) || Object.values(label).some(same))?.[0]
  }
  const named = facts.categories.map(sectionNamed)
  const section = named.find(Boolean) ?? sectionNamed(folder)
  if (!section && folder && !GENERAL.includes(folder.toLowerCase()) && facts.categories.length === 0) {
    const hint = 'Add it to `sections` in site.yaml, and write it into the story.'
    warn(place, 'import-lost', `Its folder “${folder}” is none of the site’s sections.`, hint)
  }
  const tags = [...facts.tags, ...facts.categories.filter((_, index) => !named[index] || named[index] !== section)]
  return { section, tags: unlessEmpty([...new Set(tags)]) }
}
