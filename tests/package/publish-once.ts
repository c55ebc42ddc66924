import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { version } from '../../package.json' with { type: 'json' }
import { ownPackages } from '../../packages/masthead/own-packages.ts'
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

/** The folders of `masthead` and of Masthead’s own packages, as `npm run pack` makes them. */
const PACKED = ownPackages(process.cwd())
  .map(({ folder }) => `packages/${folder}/dist`)
  .concat('packages/masthead/dist')

/** Makes the packages, and publishes them to a registry on this machine, which is stopped after the last test. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  packOnce()
  const registry = await startRegistry()
  for (const folder of [...PACKED, 'packages/create-masthead']) registry.publish(`./${folder}`)
  for (const folder of PACKED) publishNext(registry, folder)
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

/** Publishes a package as if it were the next version, with what it asks of Masthead’s other packages. */
function publishNext(registry: Registry, packed: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-next-'))
  cpSync(packed, folder, { recursive: true })
  const manifest = path.join(folder, 'package.json')
  const text = readFileSync(manifest, 'utf8')
  const own = new RegExp(`("(?:version|masthead|@masthead/[a-z]+)": )"${version}"`, 'g')
  writeFileSync(manifest, text.replaceAll(own, `$1"${NEXT_VERSION}"`))
  registry.publish(folder, 'next')
  rmSync(folder, { recursive: true })
}
