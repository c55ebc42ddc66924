import { fillPlaces, type PlacesIn } from '../../../lib/problem/wording.ts'
import { PUBLISH_PROBLEMS } from './problems.ts'

/** A reason why a site cannot be published, for the person who publishes it. What readers see is whole. */
export class PublishProblem extends Error {
  /** The way to fix it. */
  readonly hint: string
  /** The option that allows it, if there is one. */
  readonly flag: Flag | undefined

  constructor(message: string, hint: string, flag?: Flag) {
    super(message)
    this.hint = hint
    this.flag = flag
  }
}

type Name = keyof typeof PUBLISH_PROBLEMS

/**
 * Returns a problem with its texts from problems.ts.
 * @param values a value for each name in braces in the texts: `{where}`
 */
export function publishProblem<N extends Name>(
  name: N,
  values: Readonly<Record<PlacesIn<(typeof PUBLISH_PROBLEMS)[N]['message' | 'hint']>, unknown>>,
  flag?: Flag,
): PublishProblem {
  const { message, hint } = PUBLISH_PROBLEMS[name]
  return new PublishProblem(fillPlaces(message, values), fillPlaces(hint, values), flag)
}

type Flag = 'adopt' | 'create' | 'new-address'
