import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../problem/reason-of.ts'
import type { Finding } from './finding.ts'

/**
 * Checks whether there is content to read; `check` reports the problems in it.
 * @param folder CONTENT_DIR
 */
export function contentFolder(folder: string): Finding[] {
  const error = (what: string, mend: string): Finding[] => {
    const why = 'Without it there is nothing to build.'
    return [{ name: 'content-unreadable', severity: 'error', what, why, mend }]
  }
  const site = path.join(folder, 'site.yaml')
  if (!existsSync(folder)) {
    return error(`There is no content folder ${folder}.`, 'Set CONTENT_DIR to the folder that holds site.yaml.')
  }
  try {
    readdirSync(folder)
    if (existsSync(site)) accessSync(site, constants.R_OK)
  } catch (reason) {
    return error(`The content folder cannot be read: ${reasonOf(reason)}.`, 'Allow this user to read it.')
  }
  if (existsSync(site)) return []
  const mend =
    'Set CONTENT_DIR to the folder that holds one, or copy content/site.yaml of Masthead and change its facts.'
  return error(`${folder} holds no site.yaml.`, mend)
}
