import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { version } from '../../package.json' with { type: 'json' }
import { outsideEnvironment, runOutside } from './outside.ts'
import { setup as packOnce } from './pack-once.ts'
import { type Registry, startRegistry } from './registry.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a registry that has the packages. */
    readonly registry: string
    /** A folder in which `masthead` is installed, to be copied. */
    readonly installed: string
  }
}

const [major, minor] = version.split('.')
/** The version that the registry has under the tag `next`: the same code. */
export const NEXT_VERSION = `${major}.${Number(minor) + 1}.0`

/** Makes the packages, and publishes them to a registry on this machine, which is stopped after the last test. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  packOnce()
  const registry = await startRegistry()
  for (const folder of ['./packages/masthead/dist', './packages/create-masthead']) registry.publish(folder)
  publishNext(registry)
  provide('registry', registry.url)
  const installed = mkdtempSync(path.join(tmpdir(), 'masthead-installed-'))
  writeFileSync(path.join(installed, 'package.json'), JSON.stringify({ private: true }))
  const options = { cwd: installed, env: outsideEnvironment(registry.url, {}) }
  const made = runOutside('npm', ['install', 'masthead'], options)
  if (made.status !== 0) throw new Error(made.output)
  provide('installed', installed)
  return () => {
    registry.stop()
    rmSync(installed, { recursive: true })
  }
}

function publishNext(registry: Registry): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-next-'))
  cpSync('packages/masthead/dist', folder, { recursive: true })
  const manifest = path.join(folder, 'package.json')
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: NEXT_VERSION }))
  registry.publish(folder, 'next')
  rmSync(folder, { recursive: true })
}
