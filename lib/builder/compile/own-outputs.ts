import type { Library } from '../../library/library.ts'
import type { SiteContext, SiteFile } from '../../library/site-file.ts'
import { type Problem, START } from '../../problem/problem.ts'
import { reasonOf } from '../../problem/reason-of.ts'
import { nameProblem } from '../../publication/static-files.ts'
import { LIMITS } from '../../source/limits.ts'
import { TimeExceeded, withinTime } from '../../source/within-time.ts'
import type { Config } from './define-config.ts'
import { CONFIG } from './newsroom-config.ts'

/** The outputs of a newsroom with the names of their files. */
export interface NamedOutputs {
  readonly outputs: readonly { readonly name: string; readonly output: Config['outputs'][number] }[]
  readonly problems: readonly Problem[]
}

/**
 * Returns the files that a newsroom makes, and reports names that the site cannot have, as of files in `static`.
 * @param statics the names of the newsroom’s other files
 */
export function namedOutputs(config: Config | undefined, library: Library, statics: readonly string[]): NamedOutputs {
  const taken = new Map(statics.map((name) => [name.toLowerCase(), name]))
  const at = { file: CONFIG, ...START, severity: 'error' } as const
  const problems: Problem[] = []
  const outputs = (config?.outputs ?? []).flatMap((output, index) => {
    try {
      const { names: given } = output
      const names = typeof given === 'function' ? withinTime(LIMITS.codeSeconds * 1000, () => given(library)) : given
      return names.map((name) => {
        const problem = nameProblem(name, library.publication, taken)
        taken.set(name.toLowerCase(), name)
        if (problem) problems.push({ ...at, ...problem, message: `outputs.${index}: ${problem.message}` })
        return { name, output }
      })
    } catch (error) {
      const message = `outputs.${index}: \`names\` throws: ${reasonOf(error)}`
      problems.push({ ...at, rule: 'code-invalid', message, hint: 'Correct its code.' })
      return []
    }
  })
  return { outputs, problems }
}

/** Returns the files of the site that the newsroom’s own outputs make. */
export function ownOutputFiles({ outputs }: NamedOutputs, site: SiteContext): SiteFile[] {
  return outputs.map(({ name, output }) => ({
    name,
    make: async () => {
      try {
        const limit = LIMITS.outputSeconds * 1000
        const made = await settled(
          withinTime(limit, () => output.make(site, name)),
          limit,
        )
        if (typeof made === 'string' || made instanceof Uint8Array) return made
      } catch (error) {
        throw new Error(`The output ${name} of ${CONFIG} cannot be made: ${reasonOf(error)}`, { cause: error })
      }
      throw new Error(`The output ${name} of ${CONFIG} must be a text or bytes.`)
    },
  }))
}

/**
 * Returns what a promise gives.
 * @throws TimeExceeded if it is not settled within a limit, in milliseconds
 */
async function settled<Result>(promise: Result, limit: number): Promise<Awaited<Result>> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new TimeExceeded(`It is not done after ${limit / 1000} seconds.`)), limit)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
