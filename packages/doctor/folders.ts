import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../../lib/problem/reason-of.ts'
import { refuseForeign } from '../../lib/store/out-folder.ts'
import { type Finding, oneError, oneWarning } from './finding/finding.ts'

/**
 * Checks whether there is content to read; `check` reports the problems in it.
 * @param folder CONTENT_DIR
 */
export function contentFolder(folder: string): Finding[] {
  const error = (what: string, fix: string) =>
    oneError('content-unreadable', what, 'Without it there is nothing to build.', fix)
  const site = path.join(folder, 'site.yaml')
  if (!existsSync(folder)) {
    return error(`There is no content folder ${folder}.`, 'Set CONTENT_DIR to the folder that contains site.yaml.')
  }
  try {
    readdirSync(folder)
    if (existsSync(site)) accessSync(site, constants.R_OK)
  } catch (reason) {
    return error(`The content folder cannot be read: ${reasonOf(reason)}.`, 'Allow this user to read it.')
  }
  if (existsSync(site)) return []
  return error(
    `${folder} contains no site.yaml.`,
    'Set CONTENT_DIR to the folder that contains one, or begin a newspaper: npx masthead init',
  )
}

/**
 * Checks whether Git has the earlier texts of the stories. The build does not need them; `translate` does.
 * @param folder CONTENT_DIR; if it is in no repository, there is nothing to check
 */
export function gitHistory(folder: string): Finding[] {
  const words = ['-C', folder, 'rev-parse', '--is-shallow-repository']
  const { error, stdout } = spawnSync('git', words, { encoding: 'utf8' })
  const why = 'After an original has changed, translate shows its sections as they are, not which words have changed.'
  if (error) return oneWarning('git-missing', 'Git is not installed.', why, 'Install it: https://git-scm.com/downloads')
  if (stdout.trim() !== 'true') return []
  return oneWarning('git-shallow', 'The repository was cloned without its history.', why, 'Run git fetch --unshallow.')
}

/**
 * Checks whether a build may put its folder where the site goes.
 * @param folder OUT_DIR
 */
export function outFolder(folder: string): Finding[] {
  const target = path.resolve(folder)
  const parent = firstExisting(path.dirname(target))
  const why = 'A build would end without a site.'
  try {
    refuseForeign(target)
  } catch (reason) {
    const fix = 'Set OUT_DIR to a folder that does not exist yet: OUT_DIR=out npm run build'
    return oneError('out-occupied', reasonOf(reason), why, fix)
  }
  try {
    accessSync(parent, constants.W_OK)
    if (statSync(parent).isDirectory()) return []
  } catch {} // reported below
  return oneError(
    'out-unwritable',
    `Nothing can be written into ${parent}, where ${path.basename(target)} would go.`,
    why,
    'Allow this user to write there, or set OUT_DIR to another folder.',
  )
}

function firstExisting(folder: string): string {
  return existsSync(folder) ? folder : firstExisting(path.dirname(folder))
}
