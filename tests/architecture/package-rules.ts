import { z } from 'zod'
import { importsOf, isNodes } from './imports.ts'
import { breachAt, codeIn, type Rule, type Source, topOf, withoutComments } from './source.ts'

const MANIFEST = 'package.json'
/** The folders whose imports are dependencies. */
const IMPORTING = ['app', 'bench', 'components', 'lib', 'packages']
const CONFIGURATION = /^(next|postcss|tailwind)\.config\.(ts|mjs)$/

/** Dependencies that no import names, each with what needs it. */
const UNNAMED: Readonly<Record<string, string>> = {
  '@types/node': 'Next, which checks types as it builds',
  typescript: 'Next, which checks types as it builds',
}

/** Font files, which are found by the name of the family. */
const FONTS = '@fontsource-variable/'

const group = z.record(z.string(), z.string()).default({})
const manifest = z.object({ dependencies: group, devDependencies: group })

/** The rules about the packages in package.json, and in that of each package of ours. */
export const PACKAGE_RULES: readonly Rule[] = [
  {
    name: 'what builds, serves and measures a site imports dependencies alone: npm ci --omit=dev installs them',
    check: (sources) => {
      return shipped(sources).flatMap((source) => {
        const { dependencies, devDependencies } = manifestOf(sources, manifestFor(source.name))
        return importsOf(source).flatMap((one) => {
          if (one.specifier.startsWith('.') || isNodes(one)) return []
          const name = packageOf(one.specifier)
          const types = `@types/${name.replace(/^@(.*)\//, '$1__')}`
          const say = (what: string) => breachAt(source, one.index, `imports "${one.specifier}": ${what}`)
          if (devDependencies[types]) return say(`move ${types} from devDependencies to dependencies.`)
          if (dependencies[name] || (one.typeOnly && dependencies[types])) return []
          return say(
            devDependencies[name] ? `move ${name} from devDependencies to dependencies.` : 'add it to dependencies.',
          )
        })
      })
    },
    breach: {
      [MANIFEST]:
        '{ "dependencies": { "zod": "1", "@types/hast": "1", "d3": "1" }, "devDependencies": { "vfile": "1", "@types/d3": "1" } }',
      'lib/a.ts': "import { z } from 'zod/mini'\nimport type { Root } from 'hast'\nimport { VFile } from 'vfile'\n",
      'app/b.tsx':
        "import fs from 'node:fs'\nimport { c } from './c.ts'\nimport d from 'd3'\nconst e = await import('@e/e/f')\n",
      'tests/c.ts': "import { VFile } from 'vfile'\n",
      'packages/f/package.json': '{ "dependencies": { "vfile": "1" } }',
      'packages/f/g.ts': "import { VFile } from 'vfile'\nimport { z } from 'zod'\n",
    },
    said: [
      'lib/a.ts:3 imports "vfile": move vfile from devDependencies to dependencies.',
      'app/b.tsx:3 imports "d3": move @types/d3 from devDependencies to dependencies.',
      'app/b.tsx:4 imports "@e/e/f": add it to dependencies.',
      'packages/f/g.ts:2 imports "zod": add it to dependencies.',
    ],
  },
  {
    name: 'each dependency is named by what builds, serves and measures a site, or has a reason',
    check: (sources) => {
      return sources
        .filter(({ name }) => isManifest(name))
        .flatMap((source) => {
          const texts = sources
            .filter(({ name }) => IMPORTING.includes(topOf(name)) || CONFIGURATION.test(name))
            .filter(({ name }) => manifestFor(name) === source.name && !isManifest(name))
            .map(({ text }) => withoutComments(text))
          const isNamed = (name: string) =>
            [`'${name}'`, `'${name}/`, `"${name}/`].some((quoted) => texts.some((text) => text.includes(quoted)))
          return Object.keys(manifestOf(sources, source.name).dependencies)
            .filter((name) => !(name in UNNAMED || name.startsWith(FONTS) || isNamed(importOf(name))))
            .map((name) =>
              breachAt(source, source.text.indexOf(`"${name}"`), `has ${name}, which nothing names: remove it.`),
            )
        })
    },
    breach: {
      [MANIFEST]: '{\n"dependencies": {\n"zod": "1",\n"hastscript": "1",\n"@types/hast": "1",\n"sharp": "1" } }',
      'lib/a.ts': "import { z } from 'zod/mini'\nimport type { Root } from 'hast' // not 'sharp'\n",
      'tests/a.ts': "import sharp from 'sharp'\n",
      'packages/f/package.json': '{ "dependencies": { "zod": "1" } }',
    },
    said: [
      'package.json:4 has hastscript, which nothing names: remove it.',
      'package.json:6 has sharp, which nothing names: remove it.',
      'packages/f/package.json:1 has zod, which nothing names: remove it.',
    ],
  },
  {
    name: 'a dependency has one version, exact, in every package.json',
    check: (sources) => {
      const all = sources.filter(({ name }) => isManifest(name))
      const root = manifestOf(sources, MANIFEST)
      const first = new Map(Object.entries({ ...root.dependencies, ...root.devDependencies }))
      return all.flatMap((source) => {
        const own = manifestOf(sources, source.name)
        return Object.entries({ ...own.dependencies, ...own.devDependencies }).flatMap(([name, version]) => {
          const wanted = first.get(name) ?? version
          first.set(name, wanted)
          if (version === wanted && /^\d+\.\d+\.\d+/.test(version)) return []
          return breachAt(source, source.text.indexOf(`"${name}"`), `has ${name} ${version}: write ${wanted}, exactly.`)
        })
      })
    },
    breach: {
      [MANIFEST]: '{ "dependencies": { "zod": "1.0.0" } }',
      'packages/f/package.json': '{ "dependencies": {\n"zod": "2.0.0" } }',
      'packages/g/package.json': '{ "dependencies": { "yaml": "2.0.0" } }',
    },
    said: ['packages/f/package.json:2 has zod 2.0.0: write 1.0.0, exactly.'],
  },
]

function manifestOf(sources: readonly Source[], file: string) {
  return manifest.parse(JSON.parse(sources.find(({ name }) => name === file)?.text ?? '{}'))
}

function isManifest(name: string): boolean {
  return /^(?:packages\/[^/]+\/)?package\.json$/.test(name)
}

/** The package.json that has the dependencies of a file. */
function manifestFor(name: string): string {
  return /^packages\/[^/]+\//.exec(name)?.[0].concat(MANIFEST) ?? MANIFEST
}

/** What runs when a site is built or served, and what configures it. */
function shipped(sources: readonly Source[]): Source[] {
  return [...sources.filter(({ name }) => CONFIGURATION.test(name)), ...codeIn(sources, ...IMPORTING)]
}

/** What an import names to get a package, or the types of one. */
function importOf(name: string): string {
  return name.replace(/^@types\/(.*)__/, '@$1/').replace(/^@types\//, '')
}

/** The package of an import: `@scope/name` of `@scope/name/part`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
