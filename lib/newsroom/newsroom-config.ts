import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Library } from '../library/library.ts'
import { packageOf } from '../library/package-of.ts'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import { textsOf } from '../library/texts-of.ts'
import { type Problem, reasonOf, START } from '../problem/problem.ts'
import { isOwnRule } from '../problem/rules.ts'
import { CONFIG } from '../publication/content-names.ts'
import { nameProblem } from '../publication/static-files.ts'
import { setOwnServices } from '../settings/declared.ts'
import { installCommand, packageFile } from '../settings/installation.ts'
import { TimeExceeded, withinTime } from '../settings/process.ts'
import { LIMITS, limitedTo } from '../source/limits.ts'
import { placeAt } from '../source/source-file.ts'
import { zodProblems } from '../source/values.ts'
import { setOwnKinds } from '../story/kinds/own.ts'
import type { Context } from '../story/kinds/section-kind.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import type { Linter } from '../story/translations/load-story.ts'
import { readTextAlone } from '../story/translations/unsaved-story.ts'
import { bundleForNode, type NewsroomBundle } from './bundle-newsroom.ts'
import type { Config } from './define-config.ts'
import { placeOfError, runBundle } from './run-newsroom.ts'

/** The configuration of a newsroom; undefined if it has none, or if it has problems. */
export interface ReadConfig {
  readonly config?: Config
  /** Its code, from which a thread makes it again. */
  readonly bundle?: NewsroomBundle | undefined
  /** Returns the place in its code in which an error was thrown; undefined if it was thrown elsewhere. */
  readonly placeOf?: (error: unknown) => ReturnType<typeof placeOfError>
  readonly problems: readonly Problem[]
}

/**
 * Reads the configuration. From then on `readPublication` adds its services to those of site.yaml, in this process and
 * in those that it starts, and stories may have its kinds of section.
 * @param root the content folder
 */
export async function readNewsroomConfig(root: string): Promise<ReadConfig> {
  const read = await bundleConfig(root)
  setOwnServices(root, read.config?.services ?? [])
  setOwnKinds(read.config?.sectionKinds ?? {})
  const problems = read.bundle ? exampleProblems(root, read.config?.sectionKinds ?? {}) : []
  return { ...read, problems: [...read.problems, ...problems] }
}

/** Returns the configuration that a thread gets as a bundle. From then on the thread reads its kinds of section. */
export async function configFrom(bundle: NewsroomBundle): Promise<Config> {
  const { configSchema } = await import('./define-config.ts')
  const config = configSchema.parse((await runBundle(bundle)).config)
  setOwnKinds(config.sectionKinds)
  return config
}

/** Returns the problems of the examples of kinds: each must make one section of its kind. */
function exampleProblems(root: string, kinds: Config['sectionKinds']): Problem[] {
  const text = readFileSync(path.join(path.dirname(root), CONFIG), 'utf8')
  return Object.entries(kinds).flatMap(([name, { example }]) => {
    const problems: Problem[] = []
    const at = { file: CONFIG, ...placeOfKey(text, ['sectionKinds', name]), severity: 'error' } as const
    const report: Context['report'] = (_, rule, reason, hint) => {
      const message = `The example of the kind “${name}” has a problem: ${reason}`
      problems.push({ ...at, rule, message, ...(hint ? { hint } : {}) })
    }
    const [first, ...others] = readTextAlone(example, 'en', report).sections
    if (problems.length > 0 || (first?.kind === 'own' && first.name === name && others.length === 0)) return problems
    const message = `The example of the kind “${name}” does not make one section of that kind.`
    return [{ ...at, rule: 'value-invalid', message, hint: 'Write one such block, and nothing else.' }]
  })
}

async function bundleConfig(root: string): Promise<ReadConfig> {
  const newsroom = path.dirname(root)
  const file = path.join(newsroom, CONFIG)
  if (!existsSync(file)) return { problems: [] }
  const at = { file: CONFIG, ...START, severity: 'error' } as const
  if (!packageFile('esbuild')) {
    const message = `${CONFIG} needs the package esbuild.`
    return { problems: [{ ...at, rule: 'package-missing', message, hint: installCommand(['esbuild']) }] }
  }
  const { configSchema } = await import('./define-config.ts')
  const { made: bundle, problems } = await bundleForNode(newsroom, `export { default as config } from './${CONFIG}'`)
  if (!bundle) return { problems }
  try {
    const { config } = await runBundle(bundle)
    if (config instanceof Promise) throw new Error('It exports a promise, where the settings themselves belong.')
    const { data, error } = configSchema.safeParse(config, { reportInput: true })
    if (data) return { config: data, bundle, placeOf: (thrown) => placeOfError(thrown, bundle), problems }
    const text = readFileSync(file, 'utf8')
    const parsed = { value: config, placeOf: (keys: readonly PropertyKey[]) => placeOfKey(text, keys) }
    return { problems: zodProblems({ name: CONFIG, path: file, text }, parsed, error.issues, configSchema) }
  } catch (error) {
    const message = `This file cannot be used: ${reasonOf(error)}`
    const hint = 'Correct the code that throws.'
    return {
      problems: [
        {
          ...at,
          ...placeOfError(error instanceof Error ? error.cause : error, bundle),
          rule: 'code-invalid',
          message,
          hint,
        },
      ],
    }
  }
}

/** Returns the place of the last of some keys that is written in the code; without any, its start. */
function placeOfKey(text: string, keys: readonly PropertyKey[]) {
  let found = 0
  for (const key of keys) {
    const at = typeof key === 'string' ? text.indexOf(key, found) : -1
    if (at >= 0) found = at
  }
  return placeAt(text, found)
}

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

/** Returns a linter with Masthead’s checks, if their package is installed, and those of a newsroom. */
export async function linterWith(
  root: string,
  config: Config | undefined,
  bundle: NewsroomBundle | undefined,
): Promise<Linter> {
  const lintStory: Linter = (await packageOf('lint'))?.linterOf(root).lint ?? (() => [])
  const checks = Object.entries(config?.checks ?? {})
  if (checks.length === 0) return lintStory
  // A check that does not end would take as long for each of many stories.
  const stopped = new Set<string>()
  return (files, publication) => [
    ...lintStory(files, publication),
    ...files.flatMap((file) =>
      checks.filter(([rule]) => !stopped.has(rule)).flatMap((check) => runCheck(check, file, bundle, stopped)),
    ),
  ]
}

function runCheck(
  [rule, { run }]: [string, Config['checks'][string]],
  parsed: ParsedStoryFile,
  bundle: NewsroomBundle | undefined,
  stopped: Set<string>,
): Problem[] {
  const { source, slug, lang, frontMatter, sections } = parsed
  const problems: Problem[] = []
  const add = limitedTo(problems, 'warning')
  try {
    const texts = textsOf(parsed)
    withinTime(LIMITS.codeSeconds * 1000, () => {
      for (const { place, message, hint } of run({ slug, lang, frontMatter, sections, texts })) {
        const { line, column } = place
        if (isOwnRule(rule))
          add({ file: source.name, line, column, rule, severity: 'warning', message, ...(hint ? { hint } : {}) })
      }
    })
    return problems
  } catch (error) {
    const isEndless = error instanceof TimeExceeded
    if (isEndless) stopped.add(rule)
    const what = isEndless ? `has not ended after ${LIMITS.codeSeconds} seconds` : `throws here: ${reasonOf(error)}`
    const message = `The check “${rule}” of ${CONFIG} ${what}${isEndless ? ' here, and is not run again.' : ''}`
    const at = bundle && placeOfError(error, bundle)
    const hint = `Correct its code${at ? `, in ${at.file}:${at.line}:${at.column}` : ''}.`
    return [{ file: source.name, line: 1, column: 1, rule: 'code-invalid', severity: 'error', message, hint }]
  }
}
