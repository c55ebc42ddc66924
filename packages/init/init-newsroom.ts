import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { anything, readJson, toRecord, type Values } from '../../lib/settings/read-json.ts'
import { type Answers, ask, factsFrom, questionsFor } from './answers.ts'
import { exampleFiles } from './example-files.ts'
import { type Engine, newsroomFiles, templateLanguages, writeFiles } from './newsroom-files.ts'

/** The options of `masthead init` and of `npm create masthead`. */
export interface InitOptions extends Readonly<Partial<Record<keyof Answers | 'from', string | undefined>>> {
  /** Whether to ask nothing and to take the usual answers. */
  readonly yes?: boolean | undefined
  /** Whether to make the example, The Harbour Post, which has a name, languages and sections already. */
  readonly example?: boolean | undefined
  /** Whether to make a template repository, whose copies publish themselves. */
  readonly template?: boolean | undefined
}

/** The hosts on which a newspaper can be copied in the browser. */
const COPIED = ['github', 'gitlab']

/** What a publisher of a new newsroom has to do before the site is public. */
export const BEFORE_PUBLISHING = 'Fill in `publisher` in content/site.yaml before you publish.'

/** The result of making a newsroom: a report for the publisher, or the problems because of which nothing is written. */
export type InitResult = { readonly report: string } | { readonly problems: readonly string[] }

/**
 * Makes a newsroom in a folder, from options and, on a terminal, from answers. It replaces no file, and adds no content
 * to a newsroom that has a site.yaml.
 */
export async function initNewsroom(folder: string, options: InitOptions, engine: Engine): Promise<InitResult> {
  const hasContent = existsSync(path.join(folder, 'content/site.yaml'))
  const base = path.basename(folder)
  const questions = questionsFor(base, templateLanguages(engine))
  const given = questions.filter(({ key }) => options[key] !== undefined)
  const problems = given.flatMap(({ key, problem }) => problem(options[key] ?? '') ?? [])
  const isOpen = (key: keyof Answers) => options[key] === undefined && !(hasContent && key !== 'host')
  const toAsk = options.example ? [] : questions.filter(({ key }) => isOpen(key))
  const canAsk = process.stdin.isTTY === true
  if (toAsk.length > 0 && !options.yes && !canAsk) {
    const missing = toAsk.map(({ key }) => `--${key}`).join(', ')
    problems.push(`There is no terminal for questions. Add --yes for the usual answers, or write ${missing}.`)
  }
  if (options.from !== undefined && !existsSync(options.from)) {
    problems.push(`There is no ${options.from} to import from. Write the path of a folder or file after --from.`)
  }
  if (options.template && !COPIED.includes(options.host ?? ''))
    problems.push('Copies of a template publish themselves on their host. Add --host github or --host gitlab.')
  if (options.template && options.example)
    problems.push('The example is a newspaper to look at, and no template. Leave --example or --template out.')
  const surplus = options.example ? given.filter(({ key }) => key !== 'host').map(({ key }) => `--${key}`) : []
  if (surplus.length > 0) problems.push(`The example has its own ${surplus.join(', ')}. Leave that out.`)
  if (problems.length > 0) return { problems }
  const answered = options.yes ? {} : await ask(toAsk, process.stdin, process.stdout)
  const answer = (key: keyof Answers) =>
    answered[key] ?? options[key] ?? questions.find((question) => question.key === key)?.usual ?? ''
  const answers = { name: answer('name'), languages: answer('languages'), section: answer('section') }
  const facts = { ...factsFrom({ ...answers, host: answer('host') }, base), isTemplate: options.template === true }
  try {
    const all = [...(options.example ? exampleFiles(facts, engine) : newsroomFiles(facts, engine))]
    const files = new Map(hasContent ? all.filter(([name]) => !name.startsWith('content/')) : all)
    return { report: reportOf(writeFiles(folder, files), files.size, hasContent, manifestOf(folder)) }
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] }
  }
}

/**
 * Returns the report for the publisher.
 * @param existing the files that are left alone
 * @param count the number of all files
 * @param manifest the newsroom’s package.json
 */
function reportOf(existing: readonly string[], count: number, hasContent: boolean, manifest: Values): string {
  const lines = [`${count - existing.length} files written.`]
  if (hasContent) lines.push('There is a content/site.yaml, so nothing is added to content.')
  if (existing.length > 0) lines.push('These files exist and are left alone:', ...existing.map((name) => `  ${name}`))
  const { dependencies, devDependencies, scripts } = manifest
  const steps = [
    ...('masthead' in { ...toRecord(dependencies), ...toRecord(devDependencies) } ? [] : ['npm install masthead']),
    ...('start' in toRecord(scripts) ? [] : [ADD_SCRIPTS]),
  ]
  if (steps.length > 0)
    lines.push('package.json lacks what README.md names. Add it:', ...steps.map((step) => `  ${step}`))
  return lines.join('\n')
}

const ADD_SCRIPTS =
  'npm pkg set scripts.start="masthead start" scripts.build="masthead build" scripts.check="masthead check" scripts.dev="masthead preview"'

/** Returns the package.json of a newsroom. */
function manifestOf(folder: string): Values {
  return toRecord(readJson(anything, readFileSync(path.join(folder, 'package.json'))))
}

/**
 * Begins a Git repository in a newsroom's folder, unless the folder is in one already or Git is not installed.
 * @returns whether there is a new one
 */
export function beginRepository(folder: string): boolean {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, stdio: 'ignore' })
  const { error, status } = git('rev-parse', '--is-inside-work-tree')
  // The workflows of hosts publish `main`, whatever this computer calls the first branch.
  return !error && status !== 0 && git('init', '--quiet', '--initial-branch=main').status === 0
}
