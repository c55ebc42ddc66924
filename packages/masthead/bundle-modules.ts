import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { distOf, ownersOf } from './own-packages.ts'
import { NOT_PACKED, TARGET, textOf } from './package-files.ts'

/** The folder of a package that has the modules which several commands share. */
const SHARED = 'shared'

/** Packages that stay apart, because they start a program or read a file that is beside their code. */
const APART = ['pagefind', 'harfbuzzjs', 'sharp', 'woff2-encoder', 'esbuild', 'shiki', 'temml']

/**
 * The options that bundle packages into modules for Node. React stays apart, because a newsroom’s own code uses the
 * same.
 */
export const WITH_PACKAGES = {
  packages: 'bundle',
  external: [...APART, 'react', 'react-dom', ...NOT_PACKED],
  // Packages of CommonJS ask for Node's own modules in this way.
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
  },
} as const satisfies BuildOptions

/** Stands for the way from a file to the folder of `masthead`, until it is known into which file a module goes. */
const TO_ROOT = '__TO_ROOT__'

/** The same, to the folder of one of the other packages. */
const TO_PACKAGE = '__TO_PACKAGE__'

/** The module that each process and thread begins with. */
const FIRST = 'newer-node.js'

/**
 * Bundles each entry with the modules and packages that it imports: to find and open a thousand files would take a
 * command longer than all else in an edit. What only one of Masthead’s other packages needs goes into its folder
 * `dist`, and imports the rest from `masthead`, so that no module is there twice.
 * @param root the folder in which the packages are installed
 * @param first the modules with which processes and threads begin, by their names in the package
 * @param exported further modules that are imported by their names
 * @param others what else was bundled with WITH_PACKAGES
 * @throws if a package would look for files beside its code, or has no licence
 */
export async function bundleModules(
  root: string,
  dist: string,
  first: readonly string[],
  exported: readonly string[],
  others: readonly Metafile[],
): Promise<void> {
  const { metafile, outputFiles } = await build({
    entryPoints: [...first, ...exported].map((name) => path.join(dist, name)),
    absWorkingDir: root,
    outdir: dist,
    outbase: dist,
    chunkNames: `${SHARED}/[name]-[hash]`,
    allowOverwrite: true,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    metafile: true,
    logLevel: 'error',
    ...WITH_PACKAGES,
    plugins: [withOwnPlace(dist)],
  })
  for (const name of globSync(['**/*.js', 'packages/**/*.json'], { cwd: dist }))
    if (name !== FIRST) rmSync(path.join(dist, name))
  const owners = ownersOf(metafile)
  const bundled = new Map<string | undefined, string[]>([
    [undefined, others.flatMap(({ inputs }) => Object.keys(inputs))],
  ])
  for (const { path: file, text } of outputFiles) {
    const output = path.relative(root, file).replaceAll(path.sep, '/')
    const owner = owners.get(output)
    const { inputs = {}, imports = [] } = metafile.outputs[output] ?? {}
    bundled.set(owner, [...(bundled.get(owner) ?? []), ...Object.keys(inputs)])
    const name = path.relative(dist, file).replaceAll(path.sep, '/')
    const home = owner === undefined ? dist : distOf(root, owner)
    const place = owner === undefined ? name : name.replace(`packages/${owner}/`, '')
    const toHome = path.posix.relative(path.posix.dirname(place), '') || '.'
    if (owner !== undefined && text.includes(TO_ROOT))
      throw new Error(
        `A module of lib that names its own place would be in ${owner}: ${Object.keys(inputs).join(', ')}`,
      )
    const begin = first.includes(name) ? `import '${owner === undefined ? toHome : 'masthead'}/${FIRST}'\n` : ''
    const moved = imports.reduce((code, one) => {
      if (one.external || owner === undefined) return code
      const inCore = owners.get(one.path) === undefined
      const target = path.posix.relative(path.posix.join('packages/masthead/dist'), one.path)
      const from = path.posix.relative(path.posix.dirname(name), target)
      const to = inCore ? `masthead/${target}` : `${toHome}/${target}`
      return code.replaceAll(`"${from.startsWith('.') ? from : `./${from}`}"`, `"${to}"`)
    }, text)
    const written = path.join(home, place)
    mkdirSync(path.dirname(written), { recursive: true })
    writeFileSync(written, begin + moved.replaceAll(TO_ROOT, toHome).replaceAll(TO_PACKAGE, toHome))
  }
  for (const [owner, names] of bundled) {
    refuseFilesBeside(root, names)
    const licences = licencesOf(root, names)
    if (!licences) continue
    const shared = path.join(owner === undefined ? dist : distOf(root, owner), SHARED)
    mkdirSync(shared, { recursive: true })
    writeFileSync(path.join(shared, 'LICENSES'), licences)
  }
}

/** Gives modules that name their own place the place that they have in the package. */
function withOwnPlace(dist: string): Plugin {
  return {
    name: 'own-place',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path: file }) => {
        const whole = path.relative(dist, file).replaceAll(path.sep, '/')
        if (whole.startsWith('../')) return undefined
        if (whole === FIRST) return { contents: '' } // It comes before all others, see above.
        const text = readFileSync(file, 'utf8')
        const [folder] = /^packages\/[^/]+\//.exec(whole) ?? []
        const [home, name] = folder ? [TO_PACKAGE, whole.slice(folder.length)] : [TO_ROOT, whole]
        const place = (inside: string) => `import.meta.dirname + '/${home}/${inside}'`
        const contents = text
          .replaceAll('import.meta.url', `new URL('${home}/${name}', import.meta.url).href`)
          .replaceAll('import.meta.dirname', `(${place(path.posix.dirname(name))})`)
          .replaceAll('import.meta.filename', `(${place(name)})`)
        return { contents }
      })
    },
  }
}

/** Throws if a module of a package names its own place, because it would look for other files there. */
function refuseFilesBeside(root: string, bundled: readonly string[]): void {
  const modules = bundled.filter((name) => name.includes('node_modules/'))
  const found = modules.filter((name) =>
    /\b(?:import\.meta\.(?:url|dirname|filename|resolve)|__dirname|__filename)\b/.test(textOf(root, name)),
  )
  if (found.length > 0) throw new Error(`These modules look for files beside them: ${found.join(', ')}.`)
}

/** Returns the licences of all packages whose modules are in the bundle: each asks for it. */
function licencesOf(root: string, bundled: readonly string[]): string {
  const folders = new Set(bundled.flatMap((name) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? []))
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license, author, repository } = JSON.parse(textOf(root, path.join(folder, 'package.json')))
    const file = readdirSync(path.join(root, folder)).find((one) => /^(?:licen[cs]e|copying)/i.test(one))
    if (!file && !license) throw new Error(`The package ${name} has no licence.`)
    const source = repository?.url ?? repository ?? ''
    const text = file ? textOf(root, path.join(folder, file)).trim() : `${license}, ${author?.name ?? author ?? ''}`
    return `${name} ${version}\n${source}\n\n${text}\n`
  })
  return texts.join(`\n${'-'.repeat(72)}\n\n`)
}
