import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { TARGET } from './package-files.ts'

/** The folder of the package that has the modules which several commands share. */
const SHARED = 'shared'

/** Packages that stay apart, because they start a program or read a file that is beside their code. */
const APART = [
  'pagefind',
  'harfbuzzjs',
  'sharp',
  'woff2-encoder',
  'esbuild',
  '@aws-sdk/*',
  '@sveltia/cms',
  'shiki',
  'temml',
]

/** The options that bundle packages into modules for Node. React stays apart, because a newsroom’s own code uses the same. */
export const WITH_PACKAGES = {
  packages: 'bundle',
  external: [...APART, 'react', 'react-dom', './compile-dev-code.js'],
  // Packages of CommonJS ask for Node's own modules in this way.
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
  },
} as const satisfies BuildOptions

/** Stands for the way from a file to the folder of the package, until it is known into which file a module goes. */
const TO_ROOT = '__TO_ROOT__'

/** The module that each process and thread begins with. */
const FIRST = 'newer-node.js'

/**
 * Bundles each entry with the modules and packages that it imports: to find and open a thousand files would take a command
 * longer than all else in an edit. The modules stay in the package too, with their types, for other modules that import them.
 * @param root the folder in which the packages are installed
 * @param entries the modules with which processes and threads begin, by their names in the package
 * @param others what else was bundled with WITH_PACKAGES
 * @throws if a package would look for files beside its code, or has no licence
 */
export async function bundleModules(
  root: string,
  dist: string,
  entries: readonly string[],
  others: readonly Metafile[],
): Promise<void> {
  const { metafile, outputFiles } = await build({
    entryPoints: entries.map((name) => path.join(dist, name)),
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
  const bundled = [...others, metafile].flatMap(({ inputs }) => Object.keys(inputs))
  refuseFilesBeside(root, bundled)
  mkdirSync(path.join(dist, SHARED), { recursive: true })
  for (const { path: file, text } of outputFiles) {
    const toRoot = path.relative(path.dirname(file), dist).replaceAll(path.sep, '/')
    const isEntry = entries.includes(path.relative(dist, file).replaceAll(path.sep, '/'))
    const first = isEntry ? `import '${toRoot}/${FIRST}'\n` : ''
    writeFileSync(file, first + text.replaceAll(TO_ROOT, toRoot))
  }
  writeFileSync(path.join(dist, SHARED, 'LICENSES'), licencesOf(root, bundled))
}

/** Gives modules that name their own place the place that they have in the package. */
function withOwnPlace(dist: string): Plugin {
  return {
    name: 'own-place',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path: file }) => {
        const name = path.relative(dist, file).replaceAll(path.sep, '/')
        if (name.startsWith('../')) return undefined
        if (name === FIRST) return { contents: '' } // It comes before all others, see above.
        const text = readFileSync(file, 'utf8')
        const place = (inside: string) => `import.meta.dirname + '/${TO_ROOT}/${inside}'`
        const contents = text
          .replaceAll('import.meta.url', `new URL('${TO_ROOT}/${name}', import.meta.url).href`)
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

function textOf(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}
