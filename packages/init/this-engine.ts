import path from 'node:path'
import { engineFolder, engineVersion, packageVersions, packedCode } from '../../lib/settings/installation.ts'
import type { Engine } from './newsroom-files.ts'

/** Returns the engine that runs: its template is in this package, in a checkout in `create-masthead`. */
export function thisEngine(): Engine {
  const home = packedCode() ? import.meta.dirname : path.join(engineFolder(), 'packages/create-masthead')
  return { template: path.join(home, 'template'), version: engineVersion(), packages: packageVersions() }
}
