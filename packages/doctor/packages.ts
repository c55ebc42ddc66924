import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../../lib/problem/reason-of.ts'
import { shellWord } from '../../lib/problem/shell-word.ts'
import { type Finding, oneError, oneWarning } from './finding/finding.ts'

/** Checks whether the packages are those of package-lock.json, for this machine. It needs no package itself. */
export async function packages(folder: string): Promise<Finding[]> {
  const locked = entriesOf(path.join(folder, 'package-lock.json'))
  const installed = entriesOf(path.join(folder, 'node_modules/.package-lock.json'))
  const others = Object.entries(locked).filter(([name, { version, optional, link }]) => {
    return name.startsWith('node_modules/') && !link && !optional && installed[name]?.version !== version
  })
  const needed = others.filter(([name, { dev, devOptional }]) => !(dev || devOptional) || installed[name])
  if (needed.length > 0) {
    return oneError(
      'packages-other',
      `${count(needed.length)} missing or not of the version in package-lock.json: ${listed(needed)}.`,
      'A build with other versions may differ, or fail.',
      REINSTALL,
    )
  }
  if (others.length > 0) {
    return oneWarning(
      'packages-development',
      `${count(others.length)} missing, all of them for development: ${listed(others)}.`,
      'The site can be built; npm test and npm run format cannot run.',
      REINSTALL,
    )
  }
  return nativePackages()
}

const REINSTALL = 'Run npm ci.'

interface Entry {
  readonly version?: string
  /** Whether it is a folder of this repository. */
  readonly link?: boolean
  readonly dev?: boolean
  /** For development, or optional. */
  readonly devOptional?: boolean
  readonly optional?: boolean
}

/** Checks whether the packages that contain machine code were installed for this machine. */
export async function nativePackages(): Promise<Finding[]> {
  try {
    await import('sharp')
    return []
  } catch (error) {
    return oneError(
      'packages-system',
      `The package that makes pictures does not start: ${reasonOf(error)}`,
      'The packages were installed on another kind of machine, and no picture can be made.',
      'Delete the folder node_modules, and run npm ci on this machine.',
    )
  }
}

/**
 * Warns of archives that a newsroom installs from outside of its folder, which is all that another machine has.
 * @param folder the folder of the newsroom
 */
export function outsideArchives(folder: string): Finding[] {
  const file = path.join(folder, 'package.json')
  const { dependencies = {} } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const outside = Object.values(dependencies).flatMap((from) => {
    const [, archive] = /^file:(.*)/.exec(String(from)) ?? []
    return archive && path.relative(folder, path.resolve(folder, archive)).startsWith('..') ? [archive] : []
  })
  if (outside.length === 0) return []
  const words = (archives: readonly string[]) => archives.map((archive) => shellWord(archive)).join(' ')
  const moved = outside.map((archive) => `./vendor/${path.basename(archive)}`)
  return oneWarning(
    'packages-outside',
    `package.json installs ${outside.join(', ')}, outside of this folder.`,
    'Another machine, such as that of a workflow, does not have it: npm ci fails there.',
    `Run mkdir -p vendor && mv ${words(outside)} vendor && npm install ${words(moved)}, and commit vendor.`,
  )
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

/**
 * Checks whether the tools run on a Node that they were tested with.
 * @param running `24.21.0`
 * @param optional package.json's optionalDependencies with their versions, which include a Node for each kind of machine
 */
export function nodeVersion(running: string, optional: Readonly<Record<string, string>>): Finding[] {
  const majorOf = (version: string) => version.replace(/\..*/, '')
  const tested = Object.entries(optional).flatMap(([name, version]) => (name.startsWith('node-') ? [version] : []))
  const majors = [...new Set(tested.map(majorOf))].sort()
  if (majors.includes(majorOf(running))) return []
  return oneWarning(
    'node-other',
    `This is Node ${running}; Masthead is tested with ${majors.join(' and ')}, and npm ci installs one of them on most machines.`,
    'Another Node may read, sort or compress differently, so that two machines build different bytes.',
    'Run commands with npm or npx (npm run build, npx masthead check): they use the Node that npm ci installed.',
  )
}
