import path from 'node:path'
import { areSharedSame, type SharedFiles } from '../../attachment/attachment.ts'
import { type Place, type Problem, START } from '../../problem/problem.ts'
import { isOwnRule, LINT_RULES } from '../../problem/rules.ts'
import { storyFailure } from '../../problem/story-failure.ts'
import type { Addressed } from '../../publication/addresses.ts'
import { type Publication, patternOf, withoutAccepted } from '../../publication/publication.ts'
import { nameOf } from '../../source/source-file.ts'
import { everySection, sectionFacts } from '../kinds/kinds.ts'
import type { OutsideLink, ParsedStoryFile, SiteLink } from '../read/parse-story-file.ts'
import { type Collection, readFolder } from '../read/read-folder.ts'
import { textAnchors } from '../types/section.ts'
import type { Story } from '../types/story.ts'
import { checkAndJoin, draftsAmong, originalOf, withSharedIds } from './join-languages.ts'
import { untranslatedUpdates } from './live-updates.ts'
import { isAsScheduled, type Schedule, scheduleOf, whyUnpublished } from './to-story-edition.ts'
import { withWork } from './work-left.ts'

/** One story or page, read independently of all others. */
export interface LoadedStory {
  readonly slug: string
  /** Undefined if an error prevents publication, or if every language is a draft or scheduled. */
  readonly story: Story | undefined
  readonly linked: readonly LinkFacts[]
  /** The times at which this result changes because a language is published or withdrawn. */
  readonly schedule: Schedule
  readonly problems: readonly Problem[]
  /** The files in the folder `media` that its texts name; undefined if there are none. */
  readonly shared?: SharedFiles
  /** The number of problems that only `check` reports; undefined if nobody counted them. */
  readonly checkOnly?: number
}

/**
 * Whether a story or page would be read as it was, if the files of its own folder are the same: no time of its schedule
 * has come, and the files in `media` that it names are the same.
 */
export function isAsRead(root: string, { schedule, shared }: Pick<LoadedStory, 'schedule' | 'shared'>): boolean {
  return isAsScheduled(schedule) && areSharedSame(root, shared)
}

/** Whether a story or page has an error, so that something of it may be missing in what was read. */
export function hasErrors({ problems }: Pick<LoadedStory, 'problems'>): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

/** The files of one story or page. */
export interface StoryFolder {
  /** The path of the folder as messages show it. */
  readonly name: string
  readonly slug: string
  readonly collection: Collection
  readonly files: readonly ParsedStoryFile[]
  readonly problems: readonly Problem[]
}

/** An additional check of one story in all its languages. */
export type Linter = (files: readonly ParsedStoryFile[], publication?: Publication) => Problem[]

/** Reads one story or page in all its languages. Reports all problems that need no other story to find. */
export function loadStory(
  root: string,
  collection: Collection,
  slug: string,
  publication: Publication | undefined,
  lint?: Linter,
): LoadedStory {
  return toLoadedStory(parseStoryFiles(root, collection, slug, publication), publication, lint)
}

/** Reads the files of one story or page, each independently of the others. */
export function parseStoryFiles(
  root: string,
  collection: Collection,
  slug: string,
  publication: Publication | undefined,
): StoryFolder {
  const languages = publication?.languages.map(({ tag }) => tag)
  const name = nameOf(root, path.join(root, collection, slug))
  try {
    return { name, slug, collection, ...readFolder(root, collection, slug, languages, publication?.extensions) }
  } catch (error) {
    return { name, slug, collection, files: [], problems: [storyFailure(name, 'This cannot be read: ', error)] }
  }
}

/**
 * Joins the languages of one story or page. Reports all problems that need no other story to find, and an error that
 * this or the linter throws.
 */
export function toLoadedStory(folder: StoryFolder, publication: Publication | undefined, lint?: Linter): LoadedStory {
  try {
    const { loaded, problemsWith } = joinFolder(folder, publication)
    return { ...loaded, problems: problemsWith(lint) }
  } catch (error) {
    return failedStory(folder, storyFailure(folder.name, NOT_CHECKED, error))
  }
}

/** Joins the languages of one story or page, and counts the problems of a linter instead of reporting them. */
export function toCountedStory(
  folder: StoryFolder,
  publication: Publication | undefined,
  lint: Linter,
): LoadedStory & { readonly checkOnly: number } {
  try {
    const { loaded, problemsWith } = joinFolder(folder, publication)
    const problems = problemsWith()
    return { ...loaded, problems, checkOnly: numberOfMore(problems, () => problemsWith(lint)) }
  } catch (error) {
    return { ...failedStory(folder, storyFailure(folder.name, NOT_CHECKED, error)), checkOnly: 0 }
  }
}

/** Returns how many more problems there are with those of a linter. Its failure is one. */
function numberOfMore({ length }: readonly Problem[], all: () => readonly Problem[]): number {
  try {
    return all().length - length
  } catch {
    return 1
  }
}

const NOT_CHECKED = 'This cannot be checked: '

/** Returns a story or page that has failed, with the problems of its files and that of the failure. */
export function failedStory({ slug, files, problems }: StoryFolder, failure: Problem): LoadedStory {
  return { slug, story: undefined, linked: [], schedule: scheduleOf(files), problems: [...problems, failure] }
}

/** Joins the languages of one story or page. Its problems can be asked for with those of a linter, and without. */
function joinFolder({ slug, collection, files: read, problems }: StoryFolder, publication: Publication | undefined) {
  const files = withSharedIds(read, originalOf(read))
  const shared = Object.assign({}, ...read.map((file) => file.shared))
  const { story: joined, problems: found } = checkAndJoin(files, publication, collection === 'stories')
  const story = joined && publication?.translation?.wanted ? withWork(joined, files) : joined
  const loaded = {
    slug,
    story: story && story.editions.size + story.withdrawn.size > 0 ? story : undefined,
    linked: collectLinks(files, publication?.accept?.['link-dead']),
    schedule: scheduleOf(files),
    ...(Object.keys(shared).length > 0 ? { shared } : {}),
  }
  const drafts = draftsAmong(files)
  const inDraft = (problem: Problem): Problem =>
    drafts.has(problem.file) ? { ...problem, severity: 'warning' } : problem
  const problemsWith = (lint?: Linter) =>
    removeAccepted(
      files,
      [...problems, ...found, ...(lint?.(files, publication) ?? [])].map(inDraft),
      publication,
      (rule) => rule === 'link-dead' || (!lint && (isOwnRule(rule) || LINT_RULES.some((other) => other === rule))),
    )
  return { loaded, problemsWith }
}

/**
 * Removes the warnings that site.yaml accepts, and those that a file accepts by name, with a reason, under `accept:`.
 * Adds a warning for each accepted rule that the file does not break.
 * @param problems the problems of all files
 * @param isUnread whether a rule was not checked in this run; neither it nor a rule in a file with errors is reported
 * as unused
 */
export function removeAccepted(
  files: readonly ParsedStoryFile[],
  problems: readonly Problem[],
  publication: Publication | undefined,
  isUnread: (rule: string) => boolean = () => false,
): Problem[] {
  const accepted = files.flatMap(({ source, frontMatter, yaml, hasErrors }) =>
    // Front matter with other errors may still accept warnings.
    Object.keys(Object((frontMatter ?? Object(yaml?.value)).accept)).map((rule) => ({
      file: source.name,
      hasErrors,
      rule,
      place: yaml?.placeOf(['accept', rule], 'key') ?? START,
    })),
  )
  const matches = (problem: Problem) =>
    accepted.find(({ file, rule }) => problem.severity === 'warning' && problem.file === file && problem.rule === rule)
  const used = new Set(problems.map(matches))
  // A part of the text that could not be read may cause it.
  const isHidden = ({ file, rule, hasErrors }: (typeof accepted)[number]) =>
    hasErrors && !problems.some((problem) => problem.file === file && problem.rule === rule)
  const unused = accepted
    .filter((entry) => !used.has(entry) && !isHidden(entry) && !isUnread(entry.rule))
    .map(({ file, rule, place }): Problem => {
      const message = `The warning “${rule}” is accepted, but this file does not cause it.`
      return { file, ...place, rule: 'accept-unused', severity: 'warning', message, hint: 'Delete this line.' }
    })
  return [
    ...withoutAccepted(
      problems.filter((problem) => !matches(problem)),
      publication?.accept,
    ),
    ...unused,
  ]
}

/** The facts about a file that the check of links needs. They are small, so that all stories fit in memory. */
export interface LinkFacts extends Addressed {
  /** The path of the file as messages show it. */
  readonly file: string
  /** The place of its own name. */
  readonly named?: Place
  /** Whether the file or its original is a draft, scheduled or withdrawn. */
  readonly draft: boolean
  /** Whether a broken link in it stops a build. */
  readonly severity: Problem['severity']
  readonly links: readonly SiteLink[]
  /** The links to other sites, embeds included; none if the warning `link-dead` is accepted. */
  readonly outside: readonly OutsideLink[]
  /** The ids that a link may target, separated by spaces. An array of strings would take ten times as much memory. */
  readonly ids: string
  /** Whether the file has errors, so that ids may be missing here. */
  readonly hasErrors: boolean
  readonly aliases: readonly Alias[]
}

/** A former name of a story, and its place in the file. */
interface Alias {
  readonly name: string
  readonly place: Place
  /** Whether it is in a translation, and so a name in that language alone. */
  readonly translated: boolean
}

/**
 * Collects the facts about all languages of one story that the check of links needs.
 * @param deadIn the folders and files in which site.yaml accepts dead links
 */
function collectLinks(files: readonly ParsedStoryFile[], deadIn: readonly string[] = []): LinkFacts[] {
  const patterns = deadIn.map(patternOf)
  const original = originalOf(files)
  const drafts = draftsAmong(files)
  const areDeadAccepted = ({ source, frontMatter }: ParsedStoryFile) =>
    frontMatter?.accept?.['link-dead'] !== undefined || patterns.some((pattern) => pattern.test(source.name))
  return files.map((parsed) => {
    const { source, lang, slug, links, outside, sections, frontMatter, yaml, hasErrors } = parsed
    const all = everySection(sections)
    const theirs = original?.frontMatter?.live ? untranslatedUpdates(original.sections, sections) : []
    const embeds = all.flatMap((section) => {
      const { link } = sectionFacts(section)
      return link ? [{ place: section.place, href: link }] : []
    })
    return {
      file: source.name,
      lang,
      slug,
      ...(frontMatter?.slug && frontMatter.slug !== slug
        ? { ownSlug: frontMatter.slug, named: yaml?.placeOf(['slug']) ?? START }
        : {}),
      draft: whyUnpublished(parsed, original) !== undefined,
      severity: drafts.has(source.name) ? 'warning' : 'error',
      links,
      hasErrors,
      outside: areDeadAccepted(parsed) ? [] : [...outside, ...embeds],
      ids: [...all, ...everySection(theirs)]
        .flatMap((section) => {
          const { ids = [], texts = [] } = sectionFacts(section)
          return [
            section.id,
            ...(section.anchor === undefined ? [] : [section.anchor]),
            ...ids,
            ...texts.flatMap((text) => textAnchors(text)),
          ]
        })
        .join(' '),
      aliases: (frontMatter?.aliases ?? []).map((name, index) => ({
        name,
        place: yaml?.placeOf(['aliases', index]) ?? START,
        translated: Boolean(frontMatter?.translation),
      })),
    }
  })
}
