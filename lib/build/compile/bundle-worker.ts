import path from 'node:path'
import { bundleScript } from './bundle-elements.ts'

/** The file name of the service worker. It never changes, because browsers look there for a newer version. */
export const WORKER = 'sw.js'

/** The service worker, and the one that removes it with OFFLINE=off. */
export interface Workers {
  readonly on: string
  readonly off: string
}

/**
 * Bundles the service worker.
 * @throws if it does not compile
 */
export async function bundleWorkers(folder: string): Promise<Workers> {
  const bundle = async (name: string) => (await bundleScript('sw', { entryPoints: [path.join(folder, name)] })).code
  return { on: await bundle('service-worker.ts'), off: await bundle('service-worker-off.ts') }
}
