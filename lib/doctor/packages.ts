import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../problem/reason-of.ts'
import type { Finding } from './finding.ts'

const REINSTALL = 'Run npm ci.'

interface Entry {
  readonly version?: string
  readonly dev?: boolean
  /** For development, or optional. */
  readonly devOptional?: boolean
  readonly optional?: boolean
}

/**
 * Checks whether the packages are those of package-lock.json, and made for this machine. It needs no package itself.
 */
export async function packages(folder: string): Promise<Finding[]> {
  const locked = entriesOf(path.join(folder, 'package-lock.json'))
  const installed = entriesOf(path.join(folder, 'node_modules/.package-lock.json'))
  const others = Object.entries(locked).filter(([name, { version, optional }]) => {
    return name !== '' && !optional && installed[name]?.version !== version
  })
  const needed = others.filter(([name, { dev, devOptional }]) => !(dev || devOptional) || installed[name])
  if (needed.length > 0) {
    const what = `${count(needed.length)} missing or not of the version in package-lock.json: ${listed(needed)}.`
    const why = 'What is built with other versions may differ, or not be built at all.'
    return [{ name: 'packages-other', severity: 'error', what, why, mend: REINSTALL }]
  }
  if (others.length > 0) {
    const what = `${count(others.length)} missing, all of them for development: ${listed(others)}.`
    const why = 'The site can be built; npm test and npm run format cannot run.'
    return [{ name: 'packages-development', severity: 'warning', what, why, mend: REINSTALL }]
  }
  return loads()
}

/**
 * Checks whether sharp starts. It does not if node_modules was copied from another system, whose programs are in it.
 */
async function loads(): Promise<Finding[]> {
  try {
    await import('sharp')
    return []
  } catch (error) {
    return [
      {
        name: 'packages-system',
        severity: 'error',
        what: `The package that makes pictures does not start: ${reasonOf(error)}`,
        why: 'The packages were installed on another kind of machine, and no picture can be made.',
        mend: 'Delete the folder node_modules, and run npm ci on this machine.',
      },
    ]
  }
}

function entriesOf(file: string): Readonly<Record<string, Entry>> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

function count(packages: number): string {
  return packages === 1 ? '1 package is' : `${packages} packages are`
}

function listed(entries: readonly (readonly [string, Entry])[]): string {
  const names = entries.slice(0, 3).map(([name]) => name.replace(/^.*node_modules\//, ''))
  return names.join(', ') + (entries.length > 3 ? ' …' : '')
}
