import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { overrides, workspaces } from '../package.json'

/** Packages that bring an install script, each with the reason why it need not run. */
const SCRIPTS_NOT_NEEDED: Readonly<Record<string, string>> = {
  esbuild: 'replaces its command by the binary, to start faster; the binary itself is an optional dependency',
  exifreader: 'makes a smaller build, where package.json asks for one; ours does not',
}

/** Packages that npm installs otherwise than those that need them ask for, each with the reason. */
const OVERRIDES: Readonly<Record<string, string>> = {
  '@sparticuz/chromium/tar-fs': 'the version before brings nothing for other runtimes (7 MB)',
  '@sveltia/cms/@mixmark-io/domino': 'an HTML parser that turndown needs outside a browser alone (9 MB)',
  '@sveltia/cms/@shikijs/langs': 'the version that shiki needs, once (11 MB)',
  '@sveltia/cms/@shikijs/themes': 'the same',
  '@sveltia/cms/leaflet': 'a map, which no form of the editor has (4 MB)',
  '@sveltia/cms/terra-draw': 'the same (6 MB)',
  '@sveltia/cms/terra-draw-leaflet-adapter': 'the same',
  'vitest/vite': 'the version before runs on the esbuild that is here, not on a compiler of its own (15 MB)',
}

const entry = z.object({
  /** Whether it lies in another package's archive, whose digest covers it. */
  inBundle: z.boolean().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  cpu: z.union([z.string(), z.array(z.string())]).optional(),
  os: z.union([z.string(), z.array(z.string())]).optional(),
  libc: z.union([z.string(), z.array(z.string())]).optional(),
  bin: z.record(z.string(), z.string()).optional(),
})

type Installed = Readonly<Record<string, z.infer<typeof entry>>>

/** Returns the packages of a lockfile, this repository and its workspaces included. */
function packagesIn(lockfile: string): Installed {
  const text = readFileSync(lockfile, 'utf8')
  return z.object({ packages: z.record(z.string(), entry) }).parse(JSON.parse(text)).packages
}

/**
 * Returns the packages of a lockfile that come from elsewhere: not this repository and its workspaces, nor links to
 * these.
 */
function installedBy(lockfile: string): Installed {
  return Object.fromEntries(
    Object.entries(packagesIn(lockfile)).filter(([place, { link }]) => place.includes('node_modules/') && !link),
  )
}

/** The names of the packages that a test is true of. */
function those(installed: Installed, isTrue: (one: z.infer<typeof entry>) => boolean): string[] {
  return Object.entries(installed).flatMap(([place, one]) =>
    isTrue(one) ? [place.replace(/^.*node_modules\//, '')] : [],
  )
}

describe.each([
  ['package-lock.json', Object.keys(SCRIPTS_NOT_NEEDED)],
  ['tests/heavy/package-lock.json', []],
])('%s', (lockfile, scripts) => {
  const installed = installedBy(lockfile)

  it('records a digest of every package', () => {
    expect(Object.keys(installed).length).toBeGreaterThan(100)
    expect(those(installed, ({ inBundle, integrity }) => !inBundle && !integrity?.startsWith('sha512-'))).toEqual([])
  })

  it('records no address to download a package from', () => {
    expect(those(installed, ({ resolved }) => resolved !== undefined)).toEqual([])
  })

  it('needs no script of a package: npm ci --ignore-scripts installs all there is', () => {
    expect(those(installed, ({ hasInstallScript }) => Boolean(hasInstallScript))).toEqual(scripts)
  })
})

it('installs at most 600 packages for the two commands of the README on one kind of machine', () => {
  const fits = (wanted: string | readonly string[] | undefined, here: string) =>
    wanted === undefined || [wanted].flat().includes(here)
  const here = those(
    installedBy('package-lock.json'),
    ({ os, cpu, libc }) => fits(os, 'linux') && fits(cpu, 'x64') && fits(libc, 'glibc'),
  )
  expect(here.length).toBeLessThanOrEqual(600)
})

it.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
  ['win32', 'x64'],
  ['win32', 'arm64'],
])('brings a Node for %s on %s', (os, cpu) => {
  const nodes = those(
    installedBy('package-lock.json'),
    (one) => one.bin?.node !== undefined && [one.os].flat().includes(os) && [one.cpu].flat().includes(cpu),
  )
  expect(nodes).toHaveLength(1)
})

it('has a reason for every override', () => {
  const named = Object.entries(overrides).flatMap(([by, ones]) => Object.keys(ones).map((one) => `${by}/${one}`))
  expect(named).toEqual(Object.keys(OVERRIDES))
})

it('links every workspace to its folder', () => {
  const links = Object.values(packagesIn('package-lock.json')).filter(({ link }) => link)
  expect(links.map(({ resolved }) => resolved)).toEqual(workspaces)
})
