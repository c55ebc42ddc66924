import path from 'node:path'
import { frontProblems, type ReadFront, readFronts } from '../library/front-choice.ts'
import { noticeProblems } from '../library/front-notice.ts'
import { type Library, type ReadStories, storiesByDate } from '../library/library.ts'
import { hasList } from '../library/lists.ts'
import { type ReadLook, readLook } from '../library/look.ts'
import { type ReadMenus, readMenus } from '../library/menus.ts'
import {
  addressProblems,
  authorMails,
  brokenLinks,
  duplicateSlugs,
  fallbacks,
  missingPages,
  unknownPages,
  unmatchedAccept,
  unreadEntries,
  unusedEntries,
} from '../library/site-checks.ts'
import type { Problem } from '../problem/problem.ts'
import { frontSchema } from '../publication/front-schema.ts'
import { type Publication, reservedSlugs, withoutAccepted } from '../publication/publication.ts'
import { readPublication } from '../publication/read-publication.ts'
import { siteSchema } from '../publication/site-schema.ts'
import { type ReadStatic, readStatic } from '../publication/static-files.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import { findByLanguage } from '../source/values.ts'
import { foldersOf } from '../story/read/read-folder.ts'
import {
  hasErrors,
  type LinkFacts,
  type Linter,
  type LoadedStory,
  loadStory,
} from '../story/translations/load-story.ts'
import { indexedInMemory } from './memory-index.ts'

/** The result of reading a content folder. */
export interface LoadedContent {
  /** Undefined if an error prevents publication. */
  readonly library: Library | undefined
  readonly problems: readonly Problem[]
}

/** The content that every page needs: the publication and its standing pages. */
export interface SharedContent {
  readonly publication: Publication | undefined
  /** The values of site.yaml with the line and column of each. */
  readonly site: YamlValue | undefined
  readonly fronts: readonly ReadFront[]
  readonly statics: ReadStatic
  readonly look: ReadLook
  readonly menus: ReadMenus
  readonly pages: readonly LoadedStory[]
  readonly problems: readonly Problem[]
}

/**
 * Reads a whole content folder and reports every problem in every file.
 * @param wanted chooses the stories to read by the names of their folders; by default all
 * @param lint an additional check of each story and page
 */
export function readLibrary(
  root: string,
  wanted: (slugs: readonly string[]) => readonly string[] = (slugs) => slugs,
  lint?: Linter,
): LoadedContent {
  const shared = readSharedContent(root, lint)
  const { names, problems } = foldersOf(root, 'stories')
  const slugs = wanted(names)
  const stories = slugs.map((slug) => loadStory(root, 'stories', slug, shared.publication, lint))
  return toLibrary(root, shared, stories, problems, slugs.length === names.length)
}

/** Reads site.yaml, front.yaml, the standing pages and the names of the newsroom’s own files. */
export function readSharedContent(root: string, lint?: Linter): SharedContent {
  return readSharedWith(root, (names, publication) =>
    names.map((slug) => loadStory(root, 'pages', slug, publication, lint)),
  )
}

/**
 * The same, with another way to read the standing pages.
 * @param readPages reads the pages of folders
 */
export function readSharedWith(
  root: string,
  readPages: (names: readonly string[], publication: Publication | undefined) => readonly LoadedStory[],
): SharedContent {
  const read = readPublication(root)
  const site = read.partial ? { ...read, publication: read.partial } : read
  const { names, problems } = foldersOf(root, 'pages')
  return sharedContent(root, site, readPages(names, site.publication), problems)
}

/**
 * Reads the rest of what every page needs, for site.yaml and standing pages that have been read, with their problems.
 */
export function sharedContent(
  root: string,
  { publication, parsed: site, problems: siteProblems }: ReturnType<typeof readPublication>,
  pages: readonly LoadedStory[],
  problems: readonly Problem[],
): SharedContent {
  return {
    publication,
    site,
    fronts: publication ? readFronts(root, publication) : [],
    look: readLook(root, publication, site),
    menus: readMenus(root, publication, site, pages),
    statics: readStatic(root, publication),
    pages,
    problems: [...siteProblems, ...problems, ...unreadEntries(root, publication?.languages)],
  }
}

/**
 * Joins stories and pages into a library, and checks them against each other.
 * @param folderProblems the problems of files outside the stories' folders
 * @param isWhole whether `stories` has all stories; only then are broken links reported
 */
export function toLibrary(
  root: string,
  shared: SharedContent,
  stories: readonly LoadedStory[],
  folderProblems: readonly Problem[] = [],
  isWhole = true,
): LoadedContent {
  const { publication } = shared
  const read = new Map(stories.map((one) => [one.slug, one]))
  const library = publication && libraryOf(publication, read, shared)
  const linked = stories.flatMap((one) => one.linked)
  const slugs = stories.map(({ slug }) => slug)
  const withErrors = stories.filter(hasErrors).map(({ slug }) => slug)
  const storyProblems = stories.flatMap((one) => one.problems)
  const siteProblems = problemsOfSite(root, shared, { slugs, linked, withErrors }, library, isWhole)
  const problems = allProblems(shared, folderProblems, storyProblems, siteProblems)
  const failed = problems.some(({ severity }) => severity === 'error')
  return { library: failed ? undefined : library, problems }
}

/** Returns the problems of a whole content folder that site.yaml does not accept. */
export function allProblems(
  { publication, fronts, look, menus, statics, pages, problems }: SharedContent,
  folderProblems: readonly Problem[],
  storyProblems: readonly Problem[],
  siteProblems: readonly Problem[],
): readonly Problem[] {
  const found = [
    ...problems,
    ...fronts.flatMap((front) => front.problems),
    ...statics.problems,
    ...look.problems,
    ...menus.problems,
    ...folderProblems,
    ...storyProblems,
    ...pages.flatMap((one) => one.problems),
    ...siteProblems,
  ]
  return withoutAccepted(found, publication?.accept)
}

/** What is compared of all stories. */
export interface ComparedStories {
  readonly slugs: readonly string[]
  readonly linked: readonly LinkFacts[]
  /** The slugs of the stories that have an error. */
  readonly withErrors: readonly string[]
}

/** Compares stories and pages with each other, and with what site.yaml and front.yaml name. */
export function problemsOfSite(
  root: string,
  { publication, site, fronts, statics, pages }: SharedContent,
  { slugs, linked: storyFiles, withErrors: storiesWithErrors }: ComparedStories,
  library: Library | undefined,
  isWhole = true,
): Problem[] {
  const pageFiles = pages.flatMap(({ linked }) => linked)
  const linked = [...storyFiles, ...pageFiles]
  const failed = new Set([...storiesWithErrors, ...pages.filter(hasErrors).map(({ slug }) => slug)])
  const tags = publication?.languages.map(({ tag }) => tag) ?? linked.map(({ lang }) => lang)
  const isOther = (address: string) =>
    statics.names.includes(address.slice(1)) || (library !== undefined && hasList(library, address))
  const common = fronts.find(({ lang }) => lang === undefined)
  const texts = [...findByLanguage(siteSchema, site?.value), ...findByLanguage(frontSchema, common?.parsed?.value)]
  return [
    ...duplicateSlugs(storyFiles, pageFiles),
    ...addressProblems(storyFiles, pageFiles, reservedSlugs(publication)),
    ...(isWhole ? brokenLinks(linked, tags, isOther) : []),
    ...(library && isWhole
      ? fronts.flatMap((front) => frontProblems(front, fronts, library.publication, slugs, library.stories, failed))
      : []),
    ...(library && isWhole ? noticeProblems(root, { fronts, site }, library, slugs) : []),
    ...(library && site && isWhole && failed.size === 0 ? unusedEntries(root, library, site) : []),
    ...(publication ? missingPages(root, publication, pageFiles) : []),
    ...(publication && site && isWhole ? fallbacks(root, publication, texts, site, pageFiles, library) : []),
    ...(publication && site ? authorMails(root, publication, site) : []),
    ...(publication && site ? unknownPages(root, publication, site, pages) : []),
    ...(publication && site && isWhole
      ? unmatchedAccept(root, publication, site, [
          ...linked,
          ...fronts,
          { file: nameOf(root, path.join(root, 'site.yaml')) },
          ...unreadEntries(root, publication.languages),
        ])
      : []),
  ]
}

/** Makes a library in memory of everything that was read, even if there are problems. */
export function libraryOf(
  publication: Publication,
  stories: ReadStories,
  { pages, fronts, look, menus }: Pick<SharedContent, 'pages' | 'fronts' | 'look' | 'menus'>,
): Library {
  return indexedInMemory({
    publication,
    stories: storiesByDate(stories),
    pages: new Map(pages.flatMap(({ slug, story }) => (story ? [[slug, story] as const] : []))),
    portraits: look.portraits,
    look: look.look,
    menus: menus.menus,
    fronts: fronts.map(({ lang, choice }) => ({ lang, ...(choice && { choice }) })),
  })
}
