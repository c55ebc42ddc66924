import { accessSync, constants, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { refuseForeign } from '../cache/foreign-files.ts'
import { reasonOf } from '../problem/reason-of.ts'
import type { Finding } from './finding.ts'

/**
 * Checks whether a build may put its folder where the site goes.
 * @param folder OUT_DIR
 */
export function outFolder(folder: string): Finding[] {
  const target = path.resolve(folder)
  const parent = firstThere(path.dirname(target))
  const why = 'A build would end without a site.'
  try {
    refuseForeign(target)
  } catch (reason) {
    const what = reasonOf(reason)
    const mend = 'Set OUT_DIR to a folder that is not there yet: OUT_DIR=out npm run build'
    return [{ name: 'out-occupied', severity: 'error', what, why, mend }]
  }
  try {
    accessSync(parent, constants.W_OK)
    if (statSync(parent).isDirectory()) return []
  } catch {} // reported below
  const what = `Nothing can be written into ${parent}, where ${path.basename(target)} would go.`
  const mend = 'Allow this user to write there, or set OUT_DIR to another place.'
  return [{ name: 'out-unwritable', severity: 'error', what, why, mend }]
}

function firstThere(folder: string): string {
  return existsSync(folder) ? folder : firstThere(path.dirname(folder))
}
