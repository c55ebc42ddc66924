import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// This file is JavaScript that any Node can read, and it needs no package, so that it can report what is missing.
const folder = fileURLToPath(new URL('../..', import.meta.url))
const isInstalled = existsSync(`${folder}node_modules/.package-lock.json`)
const [major, minor] = process.versions.node.split('.').map(Number)

/**
 * Whether this Node reads TypeScript without a flag, has the features of 24.2, and is one that the packages
 * support.
 */
const isNew =
  Boolean(process.features.typescript) &&
  import.meta.main !== undefined &&
  (major > 22 || (major === 22 && minor >= 22))

/**
 * Makes sure that a Node which can run the tools runs them. If this one is too old, the Node that npm ci installed runs
 * them in its place, and this process ends with its exit code. If there is none, or no package, this process ends with
 * a report.
 * @param words the command line to run: a script and its arguments
 * @param report prints a problem in the form of a doctor's finding
 */
export async function launch(words, report = print) {
  if (isInstalled && isNew) return cacheModules()
  const node = isInstalled && installedNode()
  if (node) await run(node, words)
  report(!isInstalled && (isNew || major >= 20) ? PACKAGES_MISSING : NODE_OLD)
  process.exit(1)
}

/**
 * Makes Node keep what it compiles modules to, in this process and in the threads and processes that it starts. That
 * halves the time in which a command starts. Node compares the source of each module with what it kept.
 */
function cacheModules() {
  process.env.NODE_COMPILE_CACHE ??= `${folder}.next/cache/node`
  module.enableCompileCache()
}

const PACKAGES_MISSING = {
  name: 'packages-missing',
  what: 'The packages are not installed.',
  why: 'Masthead is made of them, and npm ci also installs the Node that runs it.',
  fix: `Run npm ci in ${folder}`,
}

const NODE_OLD = {
  name: 'node-old',
  what: `This is Node ${process.versions.node}, which is too old.`,
  why: `The tools need Node 22.22 or newer, and npm ci has installed none that works here (${process.platform} ${process.arch}).`,
  fix: 'Install Node 24 from https://nodejs.org/en/download, then run the command again.',
}

/** Returns the Node among the optional dependencies. npm installs the one for this kind of machine, or none. */
function installedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
  return Object.keys(optionalDependencies)
    .filter((name) => name.startsWith('node-'))
    .map((name) => `${folder}node_modules/${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`)
    .find((file) => existsSync(file))
}

/**
 * Runs a command line with another Node, and ends with its exit code. Processes that it starts also find that Node
 * first. Returns only if that Node does not start.
 */
function run(node, words) {
  process.env.PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`
  const child = spawn(node, words, { stdio: 'inherit' })
  process.on('SIGINT', () => {}) // A terminal sends SIGINT to both processes.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', resolve)
    child.on('exit', (code, signal) => {
      if (!signal) process.exit(code)
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    })
  })
}

function print({ name, what, why, fix }) {
  console.error(`${name}\n  ${what}\n  Why: ${why}\n\n  To fix it: ${fix}`)
}
