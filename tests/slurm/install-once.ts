import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setup as packOnce } from '../package/pack-once.ts'

/**
 * The folder of the packages that this test runs, as npm would install them. Their dependencies are those of the
 * checkout.
 */
export const INSTALLED = path.resolve('node_modules/.masthead-for-slurm/node_modules')

/**
 * Makes the packages, and copies those that build shards.
 * @throws if they cannot be made
 */
export function setup(): void {
  packOnce()
  rmSync(INSTALLED, { recursive: true, force: true })
  cpSync('packages/masthead/dist', path.join(INSTALLED, 'masthead'), { recursive: true })
  cpSync('packages/scale/dist', path.join(INSTALLED, '@masthead/scale'), { recursive: true })
}
