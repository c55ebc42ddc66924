import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * `npm run next-version` makes the next version of the changesets: package.json and CHANGELOG.md by Changesets, then
 * the same version in the lockfile and in every package. It publishes nothing.
 */
const root = path.resolve(import.meta.dirname, '../..')
const changeset = path.join(root, 'node_modules/@changesets/cli/bin.js')
const { status } = spawnSync(process.execPath, [changeset, 'version'], { cwd: root, stdio: 'inherit' })
if (status !== 0) throw new Error('Changesets could not make the version.')
const { version } = read('package.json')
const manifests = globSync('packages/*/package.json', { cwd: root })
for (const name of manifests) write(name, (manifest) => ({ ...manifest, version }))
write('package-lock.json', (lock) => {
  const { packages } = lock
  const own = ['', ...manifests.map((name) => path.posix.dirname(name))].filter((name) => name in packages)
  const versions = Object.fromEntries(own.map((name) => [name, { ...packages[name], version }]))
  return { ...lock, version, packages: { ...packages, ...versions } }
})
console.log(`The version is ${version}.`)

function read(name: string) {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'))
}

function write(name: string, change: (json: ReturnType<typeof read>) => unknown): void {
  writeFileSync(path.join(root, name), `${JSON.stringify(change(read(name)), null, 2)}\n`)
}
