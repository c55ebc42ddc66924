import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Metafile } from 'esbuild'
import { z } from 'zod'
import { codeOfCards, DESIGN } from '../cards/draw/card.ts'
import { bundleEditor } from '../cms/bundle-editor.ts'
import { compileClient } from '../preview/compile-client.ts'
import { PACKED_CLIENT } from '../preview/dev-site.ts'
import { importedPackages, NODE, OPTIONAL, textOf } from './package-files.ts'

const manifestSchema = z.object({
  name: z.string().startsWith('@masthead/'),
  private: z.literal(true).optional(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  exports: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
})

/** One of Masthead’s own packages: the folder `packages/cards` is published as `@masthead/cards`. */
export interface OwnPackage {
  /** The name of its folder. */
  readonly folder: string
  readonly manifest: z.infer<typeof manifestSchema>
}

/** Returns Masthead’s own packages that are published, apart from `masthead` and `create-masthead`. */
export function ownPackages(root: string): readonly OwnPackage[] {
  return globSync('packages/*/package.json', { cwd: root }).flatMap((name) => {
    const { data: manifest } = manifestSchema.safeParse(JSON.parse(textOf(root, name)))
    return manifest && !manifest.private ? [{ folder: name.split(path.sep)[1] ?? '', manifest }] : []
  })
}

/** Returns the modules that the packages export, by their names after tsc: `packages/cards/main.js`. */
export function ownEntries(packages: readonly OwnPackage[]): string[] {
  return packages.flatMap(({ folder, manifest }) =>
    Object.values(manifest.exports).map((file) => path.posix.join('packages', folder, file.replace(/\.ts$/, '.js'))),
  )
}

/**
 * Returns the package that an output of the bundler belongs to: that of its entry, and the only one that imports it.
 * What several need, or the core, belongs to the core: undefined.
 */
export function ownersOf({ outputs }: Metafile): ReadonlyMap<string, string | undefined> {
  const users = new Map<string, Set<string | undefined>>()
  const visit = (file: string, user: string | undefined) => {
    const known = users.get(file) ?? new Set()
    if (known.has(user)) return
    users.set(file, known.add(user))
    for (const one of outputs[file]?.imports ?? []) if (!one.external) visit(one.path, user)
  }
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (entryPoint) visit(file, /(?:^|\/)dist\/packages\/([^/]+)\//.exec(entryPoint)?.[1])
  }
  return new Map([...users].map(([file, [first, ...others]]) => [file, others.length > 0 ? undefined : first]))
}

/** Adds to each package what is no module: its package.json, README and licence, and the files that it reads. */
export async function finishOwnPackages(root: string, packages: readonly OwnPackage[]): Promise<void> {
  for (const { folder, manifest } of packages) {
    const dist = distOf(root, folder)
    for (const name of [`packages/${folder}/README.md`, 'LICENSE'])
      cpSync(path.join(root, name), path.join(dist, path.basename(name)))
    const { name, version, description, license, dependencies } = manifest
    const imported = (await importedPackages(dist)).filter((one) => one !== 'masthead')
    const missing = imported.filter((one) => !dependencies[one])
    if (missing.length > 0) throw new Error(`${name} imports ${missing.join(', ')}, which is not a dependency.`)
    const own = Object.keys(dependencies).filter((one) => imported.includes(one))
    const optional = own.filter((one) => OPTIONAL.test(one))
    const versionsOf = (names: readonly string[]) => Object.fromEntries(names.map((one) => [one, dependencies[one]]))
    const published = {
      name,
      version,
      description,
      license,
      type: 'module',
      engines: { node: `>=${NODE}` },
      exports: Object.fromEntries(
        Object.entries(manifest.exports).map(([key, file]) => [key, file.replace(/\.ts$/, '.js')]),
      ),
      dependencies: versionsOf(own.filter((one) => !OPTIONAL.test(one))),
      peerDependencies: { masthead: version, ...versionsOf(optional) },
      peerDependenciesMeta: Object.fromEntries(optional.map((one) => [one, { optional: true }])),
      publishConfig: { access: 'public' },
    }
    writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
  }
  cpSync(path.join(root, 'docs/examples/importers'), path.join(distOf(root, 'import'), 'examples'), { recursive: true })
  cpSync(path.join(root, 'packages/translate/board.css'), path.join(distOf(root, 'translate'), 'board.css'))
  writeFile(path.join(distOf(root, 'cards'), 'draw', DESIGN), codeOfCards())
  cpSync(path.join(root, 'packages/create-masthead/template'), path.join(distOf(root, 'init'), 'template'), {
    recursive: true,
  })
  writeFile(path.join(distOf(root, 'preview'), PACKED_CLIENT), JSON.stringify(await compileClient()))
  for (const [name, content] of await bundleEditor())
    writeFile(path.join(distOf(root, 'cms'), 'bundled', name), content)
}

/** Returns the folder in which a package is made, and empties it. */
export function emptyDistOf(root: string, folder: string): void {
  rmSync(distOf(root, folder), { recursive: true, force: true })
  mkdirSync(distOf(root, folder))
}

/** Returns the folder in which a package is made. */
export function distOf(root: string, folder: string): string {
  return path.join(root, 'packages', folder, 'dist')
}

function writeFile(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}
