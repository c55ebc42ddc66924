import type { Problem } from '../problem/problem.ts'
import { PROOF_RULES } from '../problem/rules.ts'
import type { Publication } from '../publication/publication.ts'
import { acceptWarnings } from './accept.ts'
import { type Linked, linkedOf } from './broken-links.ts'
import { readFolder, type Shelf } from './read-folder.ts'
import type { Manuscript } from './read-story.ts'
import { type Schedule, scheduleOf } from './schedule.ts'
import type { Work } from './story.ts'
import { toWork } from './to-work.ts'

/** One story or page, read by itself. */
export interface WorkReading {
  readonly slug: string
  /** Undefined where an error stands in the way, or where everything is held back as a draft. */
  readonly work: Work | undefined
  readonly linked: readonly Linked[]
  /** Until when it is as it was read. */
  readonly schedule: Schedule
  readonly problems: readonly Problem[]
}

/** The files of one story or page. */
export interface ReadFolder {
  readonly slug: string
  readonly shelf: Shelf
  readonly manuscripts: readonly Manuscript[]
  readonly problems: readonly Problem[]
}

/** What else is looked for in one story, in all its languages. */
export type Proofreader = (manuscripts: readonly Manuscript[]) => Problem[]

/** Reads one story or page in all its languages, with all the problems it has by itself. */
export function readWork(
  root: string,
  shelf: Shelf,
  slug: string,
  publication: Publication | undefined,
  proofread?: Proofreader,
): WorkReading {
  return toReading(readManuscripts(root, shelf, slug, publication), publication, proofread)
}

/** Reads the files of one story or page, each by itself. */
export function readManuscripts(
  root: string,
  shelf: Shelf,
  slug: string,
  publication: Publication | undefined,
): ReadFolder {
  const languages = publication?.languages.map(({ tag }) => tag)
  return { slug, shelf, ...readFolder(root, shelf, slug, languages) }
}

/** Joins the languages of one story or page, with all the problems it has by itself. */
export function toReading(
  { slug, shelf, manuscripts, problems }: ReadFolder,
  publication: Publication | undefined,
  proofread?: Proofreader,
): WorkReading {
  const { work, problems: faults } = toWork(manuscripts, publication, shelf === 'stories')
  return {
    slug,
    work: work && work.editions.size + work.withdrawn.size > 0 ? work : undefined,
    linked: linkedOf(manuscripts),
    schedule: scheduleOf(manuscripts),
    problems: acceptWarnings(
      manuscripts,
      [...problems, ...faults, ...(proofread?.(manuscripts) ?? [])],
      ['link-dead', ...(proofread ? [] : PROOF_RULES)],
    ),
  }
}
