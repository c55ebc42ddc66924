import { spawnSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'
import { startRegistry } from './registry.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a registry that has the packages. */
    readonly registry: string
  }
}

/** Makes the packages, and publishes them to a registry on this machine, which is stopped after the last test. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const { status } = spawnSync(process.execPath, ['packages/masthead/build-package.ts'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The package could not be made.')
  const registry = await startRegistry()
  for (const folder of ['./packages/masthead/dist', './packages/create-masthead']) registry.publish(folder)
  provide('registry', registry.url)
  return () => registry.stop()
}
