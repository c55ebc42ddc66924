import { z } from 'zod'
import { importsOf, isNodes } from './imports.ts'
import { breachAt, codeIn, type Rule, type Source, withoutComments } from './source.ts'

const MANIFEST = 'package.json'
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

/** The rules about the packages in package.json. */
export const PACKAGE_RULES: readonly Rule[] = [
  {
    name: 'what builds and serves a site imports dependencies alone: npm ci --omit=dev installs them',
    check: (sources) => {
      const { dependencies, devDependencies } = manifestOf(sources)
      return shipped(sources).flatMap((source) =>
        importsOf(source).flatMap((one) => {
          if (one.specifier.startsWith('.') || isNodes(one)) return []
          const name = packageOf(one.specifier)
          const types = `@types/${name.replace(/^@(.*)\//, '$1__')}`
          const say = (what: string) => breachAt(source, one.index, `imports "${one.specifier}": ${what}`)
          if (devDependencies[types]) return say(`move ${types} from devDependencies to dependencies.`)
          if (dependencies[name] || (one.typeOnly && dependencies[types])) return []
          return say(
            devDependencies[name] ? `move ${name} from devDependencies to dependencies.` : 'add it to dependencies.',
          )
        }),
      )
    },
    breach: {
      [MANIFEST]:
        '{ "dependencies": { "zod": "1", "@types/hast": "1", "d3": "1" }, "devDependencies": { "vfile": "1", "@types/d3": "1" } }',
      'lib/a.ts': "import { z } from 'zod/mini'\nimport type { Root } from 'hast'\nimport { VFile } from 'vfile'\n",
      'app/b.tsx':
        "import fs from 'node:fs'\nimport { c } from './c.ts'\nimport d from 'd3'\nconst e = await import('@e/e/f')\n",
      'tests/c.ts': "import { VFile } from 'vfile'\n",
    },
    said: [
      'lib/a.ts:3 imports "vfile": move vfile from devDependencies to dependencies.',
      'app/b.tsx:3 imports "d3": move @types/d3 from devDependencies to dependencies.',
      'app/b.tsx:4 imports "@e/e/f": add it to dependencies.',
    ],
  },
  {
    name: 'each dependency is named by what builds and serves a site, or has a reason',
    check: (sources) => {
      const texts = sources
        .filter(({ name }) => /^(app|components|lib)\//.test(name) || CONFIGURATION.test(name))
        .map(({ text }) => withoutComments(text))
      const isNamed = (name: string) =>
        [`'${name}'`, `'${name}/`, `"${name}/`].some((quoted) => texts.some((text) => text.includes(quoted)))
      return sources
        .filter(({ name }) => name === MANIFEST)
        .flatMap((source) =>
          Object.keys(manifestOf(sources).dependencies)
            .filter((name) => !(name in UNNAMED || name.startsWith(FONTS) || isNamed(importOf(name))))
            .map((name) =>
              breachAt(source, source.text.indexOf(`"${name}"`), `has ${name}, which nothing names: remove it.`),
            ),
        )
    },
    breach: {
      [MANIFEST]: '{\n"dependencies": {\n"zod": "1",\n"hastscript": "1",\n"@types/hast": "1",\n"sharp": "1" } }',
      'lib/a.ts': "import { z } from 'zod/mini'\nimport type { Root } from 'hast' // not 'sharp'\n",
      'tests/a.ts': "import sharp from 'sharp'\n",
    },
    said: [
      'package.json:4 has hastscript, which nothing names: remove it.',
      'package.json:6 has sharp, which nothing names: remove it.',
    ],
  },
]

function manifestOf(sources: readonly Source[]) {
  return manifest.parse(JSON.parse(sources.find(({ name }) => name === MANIFEST)?.text ?? '{}'))
}

/** What runs when a site is built or served, and what configures it. */
function shipped(sources: readonly Source[]): Source[] {
  return [...sources.filter(({ name }) => CONFIGURATION.test(name)), ...codeIn(sources, 'app', 'components', 'lib')]
}

/** What an import names to get a package, or the types of one. */
function importOf(name: string): string {
  return name.replace(/^@types\/(.*)__/, '@$1/').replace(/^@types\//, '')
}

/** The package of an import: `@scope/name` of `@scope/name/part`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
