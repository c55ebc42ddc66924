import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * `npm run next-version` makes the next version of the changesets: package.json and CHANGELOG.md by Changesets, then
 * the same version in the lockfile and in create-masthead. It publishes nothing.
 */
const root = path.resolve(import.meta.dirname, '../..')
const changeset = path.join(root, 'node_modules/@changesets/cli/bin.js')
const { status } = spawnSync(process.execPath, [changeset, 'version'], { cwd: root, stdio: 'inherit' })
if (status !== 0) throw new Error('Changesets could not make the version.')
const { version } = read('package.json')
write('packages/create-masthead/package.json', (manifest) => ({ ...manifest, version }))
write('package-lock.json', (lock) => {
  const { packages } = lock
  return { ...lock, version, packages: { ...packages, '': { ...packages[''], version } } }
})
console.log(`The version is ${version}.`)

function read(name: string) {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'))
}

function write(name: string, change: (json: ReturnType<typeof read>) => unknown): void {
  writeFileSync(path.join(root, name), `${JSON.stringify(change(read(name)), null, 2)}\n`)
}
