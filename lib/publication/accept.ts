import { z } from 'zod'
import type { Problem } from '../problem/problem.ts'
import { RULES } from '../problem/rules.ts'
import { text } from '../source/values.ts'

/** The schema of the name of a rule whose warnings can be accepted: one of Masthead, or one of the newsroom. */
export const acceptableRule = z.union([z.enum(Object.keys(RULES)), z.string().regex(/^own-/)])

/** The schema of `accept` in site.yaml. */
export const acceptSchema = z
  .partialRecord(acceptableRule, z.array(text).min(1, { error: 'name at least one folder or file' }))
  .describe(
    'Warnings that many files may have: by rule, the folders and files. In them * stands for any part of a name, ** for any folders.',
  )
  .meta({ examples: [{ 'number-differs': ['stories/2019-*'] }] })

/** The files whose warnings a publication accepts, by rule. */
type Accepted = z.infer<typeof acceptSchema> | undefined

/** Returns the problems without the warnings that site.yaml accepts. */
export function withoutAccepted(problems: readonly Problem[], accept: Accepted): readonly Problem[] {
  if (!accept) return problems
  const patterns = new Map(Object.entries(accept).map(([rule, paths = []]) => [rule, paths.map(patternOf)]))
  return problems.filter(({ severity, rule, file }) => {
    return severity === 'error' || !patterns.get(rule)?.some((pattern) => pattern.test(file))
  })
}

/** Returns a pattern for the names that messages give to files: the content folder comes first in them. */
export function patternOf(path: string): RegExp {
  const plain = path.replace(/\/$/, '').replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
  const inside = plain.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'))
  return new RegExp(`^[^/]+/${inside}(?:/.*)?$`)
}
