import { type Import, importsOf, isNodes } from './imports.ts'
import { breachAt, codeIn, type Rule, type Source } from './source.ts'

/** Modules of lib that may be sent to readers: pure, tiny, shared. */
const PURE_MODULES: readonly string[] = ['lib/language/clauses.ts', 'lib/language/format.ts', 'lib/search/spelling.ts']

/** The rules about what a file reaches by way of its imports. */
export const REACH_RULES: readonly Rule[] = [
  {
    name: 'components never read files, nor import what does; types are free',
    check: (sources) =>
      codeIn(sources, 'components').flatMap((source) =>
        importsOf(source).flatMap((first) => {
          const way = wayToNode(first, sources)
          return way
            ? breachAt(
                source,
                first.index,
                `imports "${first.specifier}": components never read files (${way.join(' → ')}).`,
              )
            : []
        }),
      ),
    breach: {
      'components/a.tsx':
        "import { readFileSync } from 'fs'\nimport { theLibrary } from '../lib/index/the-library.ts'\nimport type { Library } from '../lib/library/library.ts'\n",
      'lib/index/the-library.ts': "import { readLibrary } from '../library/library.ts'\n",
      'lib/library/library.ts': "import path from 'node:path'\n",
    },
    said: [
      'components/a.tsx:1 imports "fs": components never read files (fs).',
      'components/a.tsx:2 imports "../lib/index/the-library.ts": components never read files (lib/index/the-library.ts → lib/library/library.ts → node:path).',
    ],
  },
  {
    name: 'what is sent to readers imports only other elements and the pure modules beside them',
    check: (sources) => {
      const elements = sources.filter(({ name }) => name === 'components/start.ts' || name.endsWith('.element.ts'))
      const pure = sources.filter(({ name }) => PURE_MODULES.includes(name))
      return [
        ...[...reachable(elements, sources)].flatMap((source) =>
          importsOf(source)
            .filter(({ specifier, target }) => !(isSibling(specifier, target) || PURE_MODULES.includes(target)))
            .map(({ specifier, index }) =>
              breachAt(
                source,
                index,
                `imports "${specifier}": this file is sent to readers; it may import elements and pure .ts files of components.`,
              ),
            ),
        ),
        ...pure.flatMap((source) =>
          importsOf(source).map(({ specifier, index }) =>
            breachAt(source, index, `imports "${specifier}": this file is sent to readers, so it imports nothing.`),
          ),
        ),
      ]
    },
    breach: {
      'components/start.ts': "import './a/a.element.ts'\n",
      'components/a/a.element.ts':
        "import { b } from './b.ts'\nimport type { C } from '../../lib/c.ts'\nimport './a.tsx'\n",
      'components/a/b.ts': "import { z } from 'zod'\n",
      'lib/search/spelling.ts': "import { d } from '../d.ts'\n",
    },
    said: [
      'components/a/a.element.ts:2 imports "../../lib/c.ts": this file is sent to readers; it may import elements and pure .ts files of components.',
      'components/a/a.element.ts:3 imports "./a.tsx": this file is sent to readers; it may import elements and pure .ts files of components.',
      'components/a/b.ts:1 imports "zod": this file is sent to readers; it may import elements and pure .ts files of components.',
      'lib/search/spelling.ts:1 imports "../d.ts": this file is sent to readers, so it imports nothing.',
    ],
  },
]

function isSibling(specifier: string, target: string): boolean {
  return specifier.startsWith('.') && target.startsWith('components/') && target.endsWith('.ts')
}

/** The files by which an import comes to a module of Node's; undefined if it never does. */
function wayToNode(one: Import, sources: readonly Source[], seen = new Set<string>()): string[] | undefined {
  if (one.typeOnly || seen.has(one.target)) return undefined
  if (isNodes(one)) return [one.specifier]
  seen.add(one.target)
  const next = sources.find(({ name }) => name === one.target)
  for (const further of next ? importsOf(next) : []) {
    const way = wayToNode(further, sources, seen)
    if (way) return [one.target, ...way]
  }
  return undefined
}

/** The sources of the scripts that readers load. */
export function sentToReaders(sources: readonly Source[]): Set<Source> {
  const entries = /^components\/(?:start|.*\.element|offline\/service-worker(?:-off)?)\.ts$/
  return reachable(
    sources.filter(({ name }) => entries.test(name) || PURE_MODULES.includes(name)),
    sources,
  )
}

/** These sources, and those of components that they reach when they run. */
function reachable(from: readonly Source[], sources: readonly Source[]): Set<Source> {
  const reached = new Set(from)
  for (const source of reached) {
    for (const { target, typeOnly } of importsOf(source)) {
      const next = sources.find(({ name }) => name === target)
      if (next && !typeOnly && /^components\/.*\.ts$/.test(target)) reached.add(next)
    }
  }
  return reached
}
