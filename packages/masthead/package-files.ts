import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import { z } from 'zod'

/** The version of Node from which the package works. */
export const NODE = '20.19'

/** The target of everything that esbuild bundles for the package. */
export const TARGET = `node${NODE}.0`

/** Modules that only a checkout runs, because they compile the code. */
const CHECKOUT_ONLY = [
  'lib/builder/compile/{bundle-scripts,compile-sheet,compile-with-esbuild,compile-with-next,compiler,component-sheets,shorten-properties}.js',
  'packages/cms/{bundle-editor,desk/**/*,editor/*,preview/*}.js',
  'packages/preview/{compile-client,page/*}.js',
]

/** The imports of such modules, which no package follows. */
export const NOT_PACKED = [
  '../builder/compile/compile-with-esbuild.js',
  './compile-client.js',
  './bundle-editor.js',
] as const

/** Packages that a newsroom installs only if it needs them. */
export const OPTIONAL = /^@fontsource-variable\/|^(?:esbuild|shiki|temml)$/

/** Masthead’s own packages that come with it: an editor needs them in the first hour. They are small. */
export const FIRST_HOUR = ['cards', 'doctor', 'init', 'lint', 'mail', 'preview', 'translate'].map(
  (name) => `@masthead/${name}`,
)

/**
 * The SQLite of Node 20, which has none of its own, in the newest version that npm installs there. Nothing is compiled.
 */
const SQLITE = { '@photostructure/sqlite': '1.2.1' }

const manifestSchema = z.object({
  version: z.string(),
  description: z.string(),
  license: z.string(),
  dependencies: z.record(z.string(), z.string()),
})

/**
 * Makes JavaScript that tsc wrote work in a package: the names of worker modules end in .js, and each process and
 * thread begins with what its Node lacks.
 * @returns the modules with which processes and threads begin
 */
export function adaptModules(dist: string): string[] {
  for (const name of globSync(CHECKOUT_ONLY, { cwd: dist })) rmSync(path.join(dist, name))
  const names = globSync('**/*.js', { cwd: dist })
  const workers = names.flatMap((name) =>
    [...textOf(dist, name).matchAll(WORKER_URL)].map(([, file = '']) => path.join(path.dirname(name), `${file}.js`)),
  )
  const entries = names.filter(
    (name) =>
      workers.includes(name) || /^(?:lib\/cli\/(?:commands\/|masthead)|packages\/preview\/dev-server)/.test(name),
  )
  for (const name of names) {
    const toRoot = path.posix.relative(path.posix.dirname(name), '')
    const text = textOf(dist, name)
      .replace(/^#!.*\n/, '')
      .replaceAll(WORKER_URL, "new URL('./$1.js'")
    writeFileSync(path.join(dist, name), entries.includes(name) ? `import '${toRoot}/newer-node.js'\n${text}` : text)
  }
  return entries
}

const WORKER_URL = /new URL\('\.\/([\w-]+)\.ts'/g

/**
 * Writes the types of the parts that a newsroom may replace: of each, its component and its properties. Nothing of them
 * runs, because the build gives overrides the components that it renders with.
 */
export function writePartTypes(root: string, dist: string): void {
  mkdirSync(path.join(dist, 'parts'))
  for (const file of globSync('components/**/*.tsx', { cwd: root })) {
    for (const [, component, part = ''] of textOf(root, file).matchAll(
      /^export const (\w+) = overridable\(\s*'([\w-]+)'/gm,
    )) {
      const from = `'../${file.replace('.tsx', '.js')}'`
      const text = `import { ${component} } from ${from}\nexport default ${component}\n/** The properties of the part. */\nexport type Props = Parameters<typeof ${component}>[0]\n`
      writeFileSync(path.join(dist, 'parts', `${part}.d.ts`), text)
    }
  }
}

/** Copies what is no TypeScript, such as style sheets, messages and schemas. */
export function copyFiles(root: string, dist: string): void {
  const files = ['{app,components}/**/*.css', 'lib/**/*.json']
  const names = [
    ...globSync(files, { cwd: root }),
    ...newsroomDocuments(root),
    ...EXAMPLES,
    'public',
    'schemas',
    'LICENSE',
  ]
  for (const name of names) cpSync(path.join(root, name), path.join(dist, name), { recursive: true })
  for (const name of ['bin.mjs', 'newer-node.js', 'README.md'])
    cpSync(path.join(import.meta.dirname, name), path.join(dist, name))
}

/** Returns the documents that `masthead help` shows in a newsroom. */
export function newsroomDocuments(root: string): string[] {
  return globSync('docs/*.md', { cwd: root, exclude: [FOR_DEVELOPERS] })
}

/** The examples that documents tell newsrooms to copy. Importers are in `@masthead/import`. */
export const EXAMPLES = ['many-computers', 'outputs', 'translate.yml'].map((name) => `docs/examples/${name}`)

/** Documents about the code of Masthead, and those that a newsroom no longer needs. */
const FOR_DEVELOPERS = 'docs/{README,architecture,benchmarks,core,database,extending,start}.md'

/** The modules that newsrooms import from `masthead`, without their endings. */
const PUBLIC = {
  '.': 'lib/newsroom/define-config',
  './extensions/code': 'lib/story/extensions/code',
  './extensions/math': 'lib/story/extensions/math',
} as const

/** The modules that newsrooms import from `masthead`, by their names in the package. */
export const EXPORTED = Object.values(PUBLIC).map((name) => `${name}.js`)

/**
 * Writes the package.json. Its dependencies are the packages that its modules and their types import, in the versions
 * of the repository.
 * @param own the names of Masthead’s own packages, which a newsroom may install
 * @throws if a module imports a file or a package that does not exist
 */
export async function writeManifest(root: string, dist: string, own: readonly string[]): Promise<void> {
  const { dependencies, version, description, license } = manifestSchema.parse(JSON.parse(textOf(root, 'package.json')))
  const typed = keepTypes(dist).filter((name) => name in dependencies)
  const imported = [...(await importedPackages(dist)), ...typed]
  const missing = imported.filter((name) => !(name in dependencies))
  if (missing.length > 0) throw new Error(`The package imports ${missing.join(', ')}, which is not a dependency.`)
  const versions = Object.entries(dependencies)
  const ours = own.map((name): [string, string] => [name, version])
  const optional = [
    ...versions.filter(([name]) => OPTIONAL.test(name)),
    ...ours.filter(([name]) => !FIRST_HOUR.includes(name)),
  ]
  const manifest = {
    name: 'masthead',
    version,
    description,
    license,
    type: 'module',
    bin: { masthead: 'bin.mjs' },
    engines: { node: `>=${NODE}` },
    exports: {
      ...Object.fromEntries(
        Object.entries(PUBLIC).map(([name, file]) => [name, { types: `./${file}.d.ts`, default: `./${file}.js` }]),
      ),
      './package.json': './package.json',
      './schemas/*': './schemas/*',
      './components/*': { types: './parts/*.d.ts' },
      './shared/*': './shared/*', // for Masthead’s own packages, as is the next
      './newer-node.js': './newer-node.js',
    },
    dependencies: Object.fromEntries(
      versions.filter(([name]) => imported.includes(name) && !optional.some(([other]) => other === name)),
    ),
    optionalDependencies: { ...SQLITE, ...Object.fromEntries(ours.filter(([name]) => FIRST_HOUR.includes(name))) },
    peerDependencies: Object.fromEntries(optional),
    peerDependenciesMeta: Object.fromEntries(optional.map(([name]) => [name, { optional: true }])),
  }
  writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/**
 * Deletes the types of modules that no newsroom can import.
 * @returns the packages that the other types import
 */
function keepTypes(dist: string): string[] {
  const files = new Set([
    ...Object.values(PUBLIC).map((name) => `${name}.d.ts`),
    ...globSync('parts/*.d.ts', { cwd: dist }),
  ])
  const packages = new Set<string>()
  for (const file of files) {
    for (const [, name = ''] of textOf(dist, file).matchAll(/(?:from |import\(|^import )['"]([^'"]+)['"]/gm)) {
      if (name.startsWith('.')) files.add(path.join(path.dirname(file), name.replace(/\.(?:js|tsx?)$/, '.d.ts')))
      else packages.add(packageOf(name))
    }
  }
  for (const name of globSync('**/*.d.ts', { cwd: dist })) if (!files.has(name)) rmSync(path.join(dist, name))
  return [...packages]
}

/** Returns the names of the packages that the modules of a folder import, sorted. */
export async function importedPackages(dist: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: globSync('**/*.{js,mjs}', { cwd: dist }).map((name) => path.join(dist, name)),
    outdir: dist,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    external: [...NOT_PACKED],
    logLevel: 'error',
    loader: { '.css': 'empty' },
  })
  const specifiers = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.flatMap(({ external, path: name }) => (external && /^[a-z@]/.test(name) && !isBuiltin(name) ? [name] : [])),
  )
  return [...new Set(specifiers.map(packageOf))].sort()
}

/** The package of an import: `@scope/name` of `@scope/name/part`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** Returns the text of a file in a folder. */
export function textOf(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}
