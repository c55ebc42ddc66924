import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'
import { githubAnnotations, gitlabReport } from '../../problem/annotations.ts'
import { suggest } from '../../problem/did-you-mean.ts'
import { boundProblems, printProblems, problemsAsJson } from '../../problem/print-problems.ts'
import { isOwnRule, RULES } from '../../problem/rules.ts'
import { ownPackageFile } from '../../settings/installation.ts'
import { githubWorkspace, gitlabProject, printsColour } from '../../settings/process.ts'
import { contentDir } from '../../settings/settings.ts'
import { sourceTextOf } from '../../source/source-file.ts'
import { deadLinks } from '../check/dead-links.ts'
import { checkContent, printTiming, WITHOUT_LINT } from '../check/story-reports.ts'
import { readArguments, requireBuildTime, usageError } from '../command.ts'
import { coreCommands } from '../commands.ts'

/**
 * `npm run check` prints every problem of every file, then a count; exit code 1 on any error. `--json` prints all of
 * them as data. `--links` requests external links. `--errors number-differs` makes errors of the warnings of rules.
 * `--timing` prints how long it took, and how many stories had to be read. `--watch` checks again after each save.
 * `--code-quality` also writes them as a report for GitLab. In GitHub Actions they are also printed as annotations.
 */
const { values } = readArguments(coreCommands.check)
requireBuildTime()
const severe = severeRules(values.errors)
const root = path.resolve(contentDir())
if (values.watch && existsSync(root)) await watchCheck()
const { problems: found, linked, read, stories } = await checkContent(root)
const all = values.links ? [...found, ...(await deadLinks(root, linked))] : found
const problems = all.map((problem) => (severe.has(problem.rule) ? { ...problem, severity: 'error' as const } : problem))
if (values.json) for (const part of problemsAsJson(problems)) process.stdout.write(part)
else console.log(printProblems(problems, sourceTextOf(root), printsColour()))
if (!ownPackageFile('lint', 'main')) console.error(WITHOUT_LINT)
const code = values['code-quality']
if (code !== undefined) writeFileSync(code, gitlabReport(boundProblems(problems), folderIn(gitlabProject())))
const workspace = githubWorkspace()
if (workspace) for (const line of githubAnnotations(boundProblems(problems), folderIn(workspace))) console.error(line)
if (values.timing) printTiming(read, stories)
process.exitCode = problems.some((problem) => problem.severity === 'error') ? 1 : 0

/** Returns the rules that `--errors` names. Ends the process if there is none of that name. */
function severeRules(list = ''): ReadonlySet<string> {
  const names = list.split(/[\s,]+/).filter(Boolean)
  const known = Object.keys(RULES)
  const unknown = names.find((name) => !known.includes(name) && !isOwnRule(name))
  if (unknown !== undefined)
    usageError(`There is no rule “${unknown}”. ${suggest(unknown, known)} All rules: npx masthead help rules`)
  return new Set(names)
}

/** Returns the folder, within a repository, to which the names of files in problems are relative: `` or `site/`. */
function folderIn(repository: string): string {
  const folder = path.relative(repository, path.dirname(root))
  return folder && `${folder}/`
}

/**
 * Checks again after each save, until it is stopped. Each round runs `check` in a process of its own. An editor's
 * program recognises a round by its first line and by the count at its end.
 */
async function watchCheck(): Promise<never> {
  const ONE_SAVE = 50 // The time in ms within which all events of one save arrive.
  const options = process.argv.slice(2).filter((option) => option !== '--watch')
  let saved = Promise.withResolvers<void>()
  watch(root, { recursive: true }, () => saved.resolve())
  for (;;) {
    saved = Promise.withResolvers()
    console.log('Checking …')
    await once(spawn(process.execPath, [import.meta.filename, ...options], { stdio: 'inherit' }), 'exit')
    await saved.promise
    await new Promise((resolve) => setTimeout(resolve, ONE_SAVE))
  }
}
