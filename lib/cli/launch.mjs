import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// JavaScript that any Node reads and that needs no package, so that it can say what is missing.
const folder = fileURLToPath(new URL('../..', import.meta.url))
const isInstalled = existsSync(`${folder}node_modules/.package-lock.json`)
const [major, minor] = process.versions.node.split('.').map(Number)

/** Whether this Node reads TypeScript without a flag, knows import.meta.main (24.2), and is one that the packages support. */
const isNew =
  Boolean(process.features.typescript) &&
  import.meta.main !== undefined &&
  (major > 22 || (major === 22 && minor >= 22))

/**
 * Returns where this Node can run the tools. Where it is too old, the Node that npm ci has installed runs them in its place,
 * and this one ends with its exit code. Where there is none, or no package, it ends with a report.
 * @param words what to run: a script, and what follows it
 * @param report prints a fault in the shape of a doctor's finding
 */
export async function launch(words, report = print) {
  if (isInstalled && isNew) return
  const node = isInstalled && installedNode()
  if (node) await run(node, words)
  report(!isInstalled && (isNew || major >= 20) ? PACKAGES_MISSING : NODE_OLD)
  process.exit(1)
}

const PACKAGES_MISSING = {
  name: 'packages-missing',
  what: 'The packages are not installed.',
  why: 'Masthead is made of them, and npm ci also installs the Node that runs it.',
  mend: `Run npm ci in ${folder}`,
}

const NODE_OLD = {
  name: 'node-old',
  what: `This is Node ${process.versions.node}, which is too old.`,
  why: `The tools need Node 22.22 or newer, and npm ci has installed none that works here (${process.platform} ${process.arch}).`,
  mend: 'Install Node 24 from https://nodejs.org/en/download, then run the command again.',
}

/** The Node among the optional dependencies: npm installs the one that is for this kind of machine, or none. */
function installedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
  return Object.keys(optionalDependencies)
    .filter((name) => name.startsWith('node-'))
    .map((name) => `${folder}node_modules/${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`)
    .find((file) => existsSync(file))
}

/** Runs words by another Node, and ends as it does; what these start finds that Node first, too. Returns only if it does not start. */
function run(node, words) {
  process.env.PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`
  const child = spawn(node, words, { stdio: 'inherit' })
  process.on('SIGINT', () => {}) // A terminal sends it to both.
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

function print({ name, what, why, mend }) {
  console.error(`${name}\n  ${what}\n  Why: ${why}\n\n  To mend it: ${mend}`)
}
