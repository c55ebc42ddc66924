import { spawnSync } from 'node:child_process'

/**
 * Makes the package that tests run.
 * @throws if it cannot be made
 */
export function setup(): void {
  const { status } = spawnSync(process.execPath, ['packages/masthead/build-package.ts'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The package cannot be made.')
}
