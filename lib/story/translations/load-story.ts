import type { Problem } from '../../problem/problem.ts'
import { LINT_RULES } from '../../problem/rules.ts'
import type { Publication } from '../../publication/publication.ts'
import { acceptWarnings } from '../read/accept-warnings.ts'
import { type Collection, readFolder } from '../read/read-folder.ts'
import type { ParsedStoryFile } from '../read/read-story.ts'
import type { Story } from '../types/story.ts'
import { collectLinks, type LinkFacts } from './link-facts.ts'
import { type Schedule, scheduleOf } from './schedule.ts'
import { toStory } from './to-story.ts'

/** One story or page, read independently of all others. */
export interface LoadedStory {
  readonly slug: string
  /** Undefined if an error prevents publication, or if every language is a draft or scheduled. */
  readonly story: Story | undefined
  readonly linked: readonly LinkFacts[]
  /** The times at which this result changes because a language is published or withdrawn. */
  readonly schedule: Schedule
  readonly problems: readonly Problem[]
}

/** The files of one story or page. */
export interface StoryFolder {
  readonly slug: string
  readonly shelf: Collection
  readonly manuscripts: readonly ParsedStoryFile[]
  readonly problems: readonly Problem[]
}

/** An additional check of one story in all its languages. */
export type Linter = (manuscripts: readonly ParsedStoryFile[]) => Problem[]

/** Reads one story or page in all its languages. Reports all problems that need no other story to find. */
export function loadStory(
  root: string,
  shelf: Collection,
  slug: string,
  publication: Publication | undefined,
  proofread?: Linter,
): LoadedStory {
  return toLoadedStory(parseStoryFiles(root, shelf, slug, publication), publication, proofread)
}

/** Reads the files of one story or page, each independently of the others. */
export function parseStoryFiles(
  root: string,
  shelf: Collection,
  slug: string,
  publication: Publication | undefined,
): StoryFolder {
  const languages = publication?.languages.map(({ tag }) => tag)
  return { slug, shelf, ...readFolder(root, shelf, slug, languages) }
}

/** Joins the languages of one story or page. Reports all problems that need no other story to find. */
export function toLoadedStory(
  { slug, shelf, manuscripts, problems }: StoryFolder,
  publication: Publication | undefined,
  proofread?: Linter,
): LoadedStory {
  const { story, problems: faults } = toStory(manuscripts, publication, shelf === 'stories')
  return {
    slug,
    story: story && story.editions.size + story.withdrawn.size > 0 ? story : undefined,
    linked: collectLinks(manuscripts),
    schedule: scheduleOf(manuscripts),
    problems: acceptWarnings(
      manuscripts,
      [...problems, ...faults, ...(proofread?.(manuscripts) ?? [])],
      ['link-dead', ...(proofread ? [] : LINT_RULES)],
    ),
  }
}
