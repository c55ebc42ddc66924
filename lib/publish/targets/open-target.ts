import path from 'node:path'
import { PublishProblem } from '../plan/publish-problem.ts'
import type { Compressed } from '../plan/site-to-publish.ts'
import { folderTarget } from './folder-target.ts'
import { gitTarget } from './git-target.ts'
import type { Target } from './target.ts'

/** A place to publish to, before it is opened. */
export interface Destination {
  /** The ways to publish compressed copies that it allows. The first is used if none is chosen. */
  readonly compressed: readonly Compressed[]
  open(): Promise<Target>
}

/**
 * Returns the place that an argument of `masthead publish` names.
 * @throws PublishProblem if it names none
 */
export function destinationOf(where: string): Destination {
  const [, remote, branch] = /^git[+:](.+?)#(.+)$/.exec(where) ?? []
  if (remote && branch) return { compressed: ['off', 'copies'], open: () => gitTarget(remote, branch) }
  const [, branchHere] = /^git:([^#]+)$/.exec(where) ?? []
  if (branchHere) return { compressed: ['off', 'copies'], open: () => gitTarget('origin', branchHere) }
  if (/^[a-z][a-z\d+.-]+:/i.test(where) || /^git\+/.test(where)) {
    throw new PublishProblem(
      `Masthead cannot publish to “${where}”.`,
      'Name a folder, or a branch: git:gh-pages, git+https://github.com/owner/name#gh-pages.',
    )
  }
  return { compressed: ['copies', 'off'], open: async () => folderTarget(path.resolve(where)) }
}
