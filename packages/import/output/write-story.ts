import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Problem } from '../../../lib/problem/problem.ts'
import type { Publication } from '../../../lib/publication/publication.ts'
import { nameOf, placeAt } from '../../../lib/source/source-file.ts'
import { loadStory } from '../../../lib/story/translations/load-story.ts'
import { plainMarkdown, unlessEmpty } from '../../../lib/syndication/markdown-edition.ts'
import { nameHeadings } from '../body/anchors.ts'
import { RESIDUE } from '../body/placeholders.ts'
import { causeOf } from '../source/drafts.ts'
import { languageFor } from '../source/languages.ts'
import { type LinkIndex, rewriteLinks } from './links.ts'
import type { PlacedEdition } from './normalize-edition.ts'
import type { StoryPictures } from './pictures.ts'
import type { PlacedStory } from './place-stories.ts'

/**
 * Writes all languages of a story, and the pictures beside them.
 * @returns its problems, as `check` will report them, with what is left of the import itself; and why it is a draft
 */
export function writeStory(folder: string, story: PlacedStory, writing: Writing): StoryReport {
  const { links, pictures, publication, aliases, root } = writing
  mkdirSync(folder, { recursive: true })
  const residues = story.editions.flatMap((placed, at): Problem[] => {
    const { facts, lang, title, source } = placed
    const tree = placed.readTree()
    nameHeadings(tree, links.linkedIn(placed))
    rewriteLinks(tree, placed, links.resolve, pictures.copyFile)
    pictures.copyPictures(tree, placed)
    const cover = facts.cover && { ...facts.cover, src: pictures.copyCover(placed, facts.cover) }
    const frontMatter = {
      title,
      slug: placed.ownSlug,
      description: facts.description,
      date: facts.date,
      updated: facts.updated,
      authors: unlessEmpty(facts.authors),
      kind: facts.kind,
      ...topicsOf(placed, publication?.sections ?? {}),
      cover: cover?.src && { src: cover.src, alt: cover.alt, caption: cover.caption, credit: cover.credit },
      draft: facts.drafts.length > 0 || undefined,
      publish: facts.publish,
      translation: translationEntry(placed, story, writing.translatedBy),
      aliases: unlessEmpty(at === 0 ? aliases : []),
    }
    const written = (head: object) => `---\n${stringify(head, { lineWidth: 0 })}---\n\n${plainMarkdown(tree.children)}`
    const file = path.join(folder, `${lang}.md`)
    const asDraft = written({ ...frontMatter, draft: true })
    // What an import writes only for itself may be in the source, too.
    const [found] = RESIDUE.exec(asDraft) ?? []
    const isLeft = found !== undefined && !readFileSync(source.path, 'utf8').includes(found)
    writeFileSync(file, isLeft ? asDraft : written(frontMatter))
    if (!isLeft) return []
    const message = `The import left “${found}” in this text; it is a draft now.`
    const hint = 'Replace it by what the source has, delete `draft: true`, and report this error to Masthead.'
    const place = placeAt(asDraft, asDraft.indexOf(found))
    return [{ file: nameOf(root, file), ...place, rule: 'import-lost', severity: 'error', message, hint }]
  })
  const { problems } = loadStory(root, story.collection, story.slug, publication)
  const reported = problems.filter((problem) => isReported(problem) && !markAsAdapted(story, folder, problem))
  const ofResidues = residues.length > 0 ? ['trace of the import'] : []
  return {
    problems: [...residues, ...reported],
    causes: [...new Set(story.editions.flatMap(({ facts }) => facts.drafts.map(causeOf))), ...ofResidues],
    isScheduled: story.editions.some(({ facts }) => facts.publish !== undefined),
  }
}

/** What is to be said about a story that was written. */
interface StoryReport {
  readonly problems: readonly Problem[]
  /** What made it a draft in some language; nothing if it is none. */
  readonly causes: readonly string[]
  /** Whether readers see it only from a later date on. */
  readonly isScheduled: boolean
}

/** The context for writing a story. */
interface Writing {
  /** The content folder in which it is finished. */
  readonly root: string
  readonly links: LinkIndex
  readonly pictures: StoryPictures
  readonly publication: Publication | undefined
  /** Who made the translations whose source does not say so. */
  readonly translatedBy: 'human' | 'machine' | undefined
  readonly aliases: readonly string[]
}

function isReported({ severity, rule }: Problem): boolean {
  return (
    (severity === 'error' && rule !== 'original-missing') ||
    rule === 'footnote-unused' ||
    rule === 'picture-alt-missing'
  )
}

/**
 * Marks a translation whose sections are not those of its original as a free one, and reports it.
 * @returns whether this solves the problem
 */
function markAsAdapted({ editions }: PlacedStory, folder: string, { rule, file }: Problem): boolean {
  const edition = editions.find(({ lang }) => path.basename(file) === `${lang}.md`)
  if (rule !== 'translation-misaligned' || !edition) return false
  const written = path.join(folder, path.basename(file))
  const text = readFileSync(written, 'utf8')
  const marked = text.replace(/^translation:\n/m, '$&  form: adapted\n')
  if (marked === text) return false
  writeFileSync(written, marked)
  const message = 'Its sections are not those of its original, so it is marked as a free translation.'
  const hint = 'Remove `form: adapted` after you have brought it into line.'
  edition.warn(edition.place, 'import-changed', message, hint)
  return true
}

/**
 * Returns the `translation` entry of a language of a story; undefined for the original, and where neither the source
 * nor the editor says what it was translated from. That is reported, with the names that are left out.
 */
function translationEntry(
  placed: PlacedEdition,
  { editions, original }: PlacedStory,
  translatedBy: Writing['translatedBy'],
) {
  const { facts, warn, lang } = placed
  const { of: written, by = translatedBy, translator, reviewer, place } = facts.translation ?? { place: placed.place }
  const others = editions.filter((edition) => edition !== placed).map((edition) => edition.lang)
  const stated = written && languageFor(written, others)
  const of = stated === undefined ? original : others.find((other) => other === stated)
  if (of !== undefined && of !== lang && by) return { of, by, translator, reviewer }
  const names = [translator, reviewer].filter((name) => name !== undefined).join(', ')
  const left = names && ` These names are not imported: ${names}.`
  if (editions[0] === placed) {
    const from = written ? `from “${written}”, which is not imported` : 'from a text that is not imported'
    const message = `This was translated ${from}; it is an original now.${left}`
    const hint = 'Only a translation names its translator: add the original, or write the names into the text.'
    if (facts.translation) warn(place, 'original-missing', message, hint)
    return undefined
  }
  const message =
    stated === undefined || of !== undefined
      ? `The source does not say who translated this${of ? ` from “${of}”` : ''}, or whether it is a translation.${left}`
      : `This was translated from “${written}”, which is not imported.${left}`
  const hint = `Write \`translation: {of: ${of ?? editions[0].lang}, by: human}\` (or machine) into ${lang}.md${of ? ', or import with --translated-by human' : ' if it is one'}.`
  warn(place, 'original-missing', message, hint, 'error')
  return undefined
}

// Folder names that say only that the folder contains stories.
const GENERAL = ['post', 'posts', 'blog', 'article', 'articles', 'news', 'story', 'stories', 'writing', 'content']

/**
 * Returns the section and the tags. A category or folder that is no section of the site becomes a tag, or is reported.
 */
function topicsOf({ facts, folder, warn, place }: PlacedEdition, sections: Publication['sections']) {
  const sectionNamed = (name: string | undefined) => {
    const same = (label: string) => label.toLowerCase() === name?.toLowerCase()
    return Object.entries(sections).find(([key, { label }]) => same(key) || Object.values(label).some(same))?.[0]
  }
  const named = facts.categories.map(sectionNamed)
  const section = named.find(Boolean) ?? sectionNamed(folder)
  if (!section && folder && !GENERAL.includes(folder.toLowerCase()) && facts.categories.length === 0) {
    const hint = 'Add it to `sections` in site.yaml, and write it into the story.'
    warn(place, 'import-lost', `Its folder “${folder}” is not one of the site’s sections.`, hint)
  }
  const tags = [...facts.tags, ...facts.categories.filter((_, index) => !named[index] || named[index] !== section)]
  return { section, tags: unlessEmpty([...new Set(tags)]) }
}
