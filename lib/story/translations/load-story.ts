import type { SharedFiles } from '../../attachment/shared-files.ts'
import { type Problem, START } from '../../problem/problem.ts'
import { isOwnRule, LINT_RULES } from '../../problem/rules.ts'
import { type Publication, withoutAccepted } from '../../publication/publication.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import { type Collection, readFolder } from '../read/read-folder.ts'
import type { Story } from '../types/story.ts'
import { withSharedIds } from './adapted.ts'
import { checkAndJoin, originalOf } from './join-languages.ts'
import { collectLinks, type LinkFacts } from './link-facts.ts'
import { type Schedule, scheduleOf } from './schedule.ts'

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
}

/** Whether a story or page has an error, so that something of it may be missing in what was read. */
export function hasErrors({ problems }: Pick<LoadedStory, 'problems'>): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

/** The files of one story or page. */
export interface StoryFolder {
  readonly slug: string
  readonly collection: Collection
  readonly files: readonly ParsedStoryFile[]
  readonly problems: readonly Problem[]
}

/** An additional check of one story in all its languages. */
export type Linter = (files: readonly ParsedStoryFile[]) => Problem[]

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
  return { slug, collection, ...readFolder(root, collection, slug, languages, publication?.extensions) }
}

/** Joins the languages of one story or page. Reports all problems that need no other story to find. */
export function toLoadedStory(
  { slug, collection, files: read, problems }: StoryFolder,
  publication: Publication | undefined,
  lint?: Linter,
): LoadedStory {
  const files = withSharedIds(read, originalOf(read))
  const shared = Object.assign({}, ...read.map((file) => file.shared))
  const { story, problems: found } = checkAndJoin(files, publication, collection === 'stories')
  return {
    slug,
    story: story && story.editions.size + story.withdrawn.size > 0 ? story : undefined,
    linked: collectLinks(files, publication?.accept?.['link-dead']),
    schedule: scheduleOf(files),
    ...(Object.keys(shared).length > 0 ? { shared } : {}),
    problems: removeAccepted(
      files,
      [...problems, ...found, ...(lint?.(files) ?? [])],
      publication,
      (rule) => rule === 'link-dead' || (!lint && (isOwnRule(rule) || LINT_RULES.some((other) => other === rule))),
    ),
  }
}

/**
 * Removes the warnings that site.yaml accepts, and those that a file accepts by name, with a reason, under `accept:`. Adds a warning for each accepted
 * rule that the file does not break.
 * @param problems the problems of all files
 * @param isUnread whether a rule was not checked in this run; neither it nor a rule in a file with errors is reported as unused
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
