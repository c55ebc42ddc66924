import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Problem, START } from '../../problem/problem.ts'
import { reasonOf } from '../../problem/reason-of.ts'
import { setOwnServices } from '../../settings/own-services.ts'
import { installCommand, packageFile } from '../../settings/packages.ts'
import { placeAt } from '../../source/source-file.ts'
import { zodProblems } from '../../source/zod-problems.ts'
import type { Context } from '../../story/kinds/context.ts'
import { setOwnKinds } from '../../story/kinds/own-kinds.ts'
import { parseMarkdown } from '../../story/read/parse-markdown.ts'
import { toSections } from '../../story/read/to-sections.ts'
import { bundleForNode, type NewsroomBundle } from './bundle-newsroom.ts'
import type { Config } from './define-config.ts'
import { placeOfError, runBundle } from './run-newsroom.ts'

/** The file with what a newsroom adds to Masthead, beside the content folder. */
export const CONFIG = 'masthead.config.ts'

/** The configuration of a newsroom; undefined if it has none, or if it has problems. */
export interface ReadConfig {
  readonly config?: Config
  /** Its code, from which a thread makes it again. */
  readonly bundle?: NewsroomBundle | undefined
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
    const picture = (src: string) => ({ path: '', asset: src, width: 3, height: 2, widths: [] })
    const context = { lang: 'en', report, picture, link: (href: string) => ({ href }) }
    const [first, ...others] = toSections(parseMarkdown(example), example, context)
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
    if (data) return { config: data, bundle, problems }
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
