import { importsOf } from './imports.ts'
import { breachAt, codeIn, type Rule, type Source, topOf } from './source.ts'

/** The folders of lib from the ground up, some by their subfolders: each imports only from those before it. */
const LAYERS = [
  ...'settings language problem source threads picture store publication attachment fonts story'.split(' '),
  ...'library index newsroom chart search pwa hosts syndication wanted builder/page builder/verify builder/compile'.split(
    ' ',
  ),
  ...'server builder/scan builder/render builder/write cli'.split(' '),
]

/** The folders of the product. */
const HOUSE = ['app', 'components', 'lib', 'packages']

const MOST_FILES = 25

/** Names that Next gives a meaning in each route. */
const ROUTE_EXPORTS = ['generateMetadata', 'generateStaticParams', 'dynamicParams', 'dynamic', 'GET']

/** The rules about layers: which folder is below which, how large a folder is, and that a name means one thing. */
export const LAYER_RULES: readonly Rule[] = [
  {
    name: 'a folder of lib imports only from folders before it in the list of layers',
    check: (sources) =>
      codeIn(sources, 'lib').flatMap((source) => {
        const own = LAYERS.indexOf(layerOf(source.name))
        if (own < 0) return breachAt(source, 0, `is in no layer: add its folder to LAYERS, above what it imports.`)
        return importsOf(source)
          .filter(({ target }) => target.startsWith('lib/') && LAYERS.indexOf(layerOf(target)) > own)
          .map(({ specifier, target, index }) =>
            breachAt(source, index, `imports "${specifier}": lib/${layerOf(source.name)} is below ${layerOf(target)}.`),
          )
      }),
    breach: {
      'lib/story/a.ts': "import type { B } from '../library/b.ts'\nimport { c } from '../source/c.ts'\n",
      'lib/builder/page/e.ts': "import { f } from '../write/f.ts'\n",
      'lib/attic/d.ts': '',
    },
    said: [
      'lib/story/a.ts:1 imports "../library/b.ts": lib/story is below library.',
      'lib/builder/page/e.ts:1 imports "../write/f.ts": lib/builder/page is below builder/write.',
      'lib/attic/d.ts:1 is in no layer: add its folder to LAYERS, above what it imports.',
    ],
  },
  {
    name: 'folders of app, components, lib and packages, and their sub-folders, import in one direction, types included',
    check: (sources) => {
      const files = new Map(
        codeIn(sources, 'app', 'components', 'lib', 'packages').map((source) => [source.name, source]),
      )
      const arrows = [...targetsOf(files)].flatMap(([from, targets]) => targets.map((to) => ({ from, to })))
      const others = arrows.filter(({ from, to }) => folderOf(from) !== folderOf(to))
      const folders = Map.groupBy(others, ({ from }) => folderOf(from))
      const targets = new Map([...folders].map(([folder, all]) => [folder, all.map(({ to }) => folderOf(to))]))
      return circlesIn(targets).flatMap((circle) =>
        circle.flatMap((folder, index) => {
          const next = circle[index + 1] ?? circle[0]
          const { from, to } = others.find((one) => folderOf(one.from) === folder && folderOf(one.to) === next) ?? {}
          return from ? `${from} imports ${to}: ${[...circle, circle[0]].join(' → ')} is a circle of folders.` : []
        }),
      )
    },
    breach: {
      'lib/a/a.ts': "import type { B } from './b/b.ts'\nimport { c } from '../c/c.ts'\n",
      'lib/a/b/b.ts': "import { d } from '../d.ts'\n",
      'lib/a/d.ts': '',
      'lib/c/c.ts': '',
    },
    said: [
      'lib/a/a.ts imports lib/a/b/b.ts: lib/a → lib/a/b → lib/a is a circle of folders.',
      'lib/a/b/b.ts imports lib/a/d.ts: lib/a → lib/a/b → lib/a is a circle of folders.',
    ],
  },
  {
    name: `no folder of app, components, lib or packages has more than ${MOST_FILES} files`,
    check: (sources) => {
      const folders = Map.groupBy(
        sources.filter(({ name }) => HOUSE.includes(topOf(name)) && !name.endsWith('.json')),
        ({ name }) => name.slice(0, name.lastIndexOf('/')),
      )
      return [...folders]
        .filter(([, files]) => files.length > MOST_FILES)
        .map(([folder, files]) => `${folder} has ${files.length} files: sort them into sub-folders.`)
    },
    breach: Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`lib/a/${index}.ts`, ''])),
    said: ['lib/a has 26 files: sort them into sub-folders.'],
  },
  {
    name: 'no exported name is used twice; a component and its custom element may share one',
    check: (sources) => {
      const exported = codeIn(sources, 'app', 'components', 'lib', 'packages').flatMap((source) =>
        [...source.text.matchAll(EXPORT)].flatMap(({ 1: name = '', index }) =>
          ROUTE_EXPORTS.includes(name) ? [] : [{ name, source, index }],
        ),
      )
      return [...Map.groupBy(exported, ({ name }) => name).values()].flatMap((same) => {
        const [first, ...others] = same
        const homes = new Set(same.map(({ source }) => source.name.replace(/(\.element)?\.tsx?$/, '')))
        if (!first || homes.size === 1) return []
        return others.map(({ name, source, index }) =>
          breachAt(source, index, `exports ${name}, as ${first.source.name} does: give one of them another name.`),
        )
      })
    },
    breach: {
      'components/a/a.element.ts': 'export class A {}\n',
      'components/a/a.tsx': 'export function A() {}\n',
      'lib/b.ts': 'export interface B {}\n',
      'lib/c.ts': 'export const c = 1\nexport type B = string\n',
    },
    said: ['lib/c.ts:2 exports B, as lib/b.ts does: give one of them another name.'],
  },
]

const EXPORT = /^export (?:abstract |async )*(?:function\*?|const|let|interface|type|class) (\w+)/gm

function layerOf(file: string): string {
  const [, folder = '', subfolder] = file.split('/')
  return LAYERS.includes(folder) ? folder : [folder, subfolder].join('/')
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}

/** The files that each file imports. */
function targetsOf(files: ReadonlyMap<string, Source>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...files].map(([name, source]) => [
      name,
      importsOf(source).flatMap(({ target }) => (files.has(target) ? [target] : [])),
    ]),
  )
}

/** The circles of imports, each from the first of its files in alphabetical order, the shortest way round. */
function circlesIn(targets: ReadonlyMap<string, readonly string[]>): string[][] {
  const told = new Set<string>()
  return [...targets.keys()].sort().flatMap((start) => {
    const circle = told.has(start) ? undefined : wayBack(start, targets)
    for (const file of circle ?? []) told.add(file)
    return circle ? [circle] : []
  })
}

/** The shortest way from a file by its imports back to itself; undefined where there is none. */
function wayBack(start: string, targets: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const ways = new Map<string, string[]>([[start, [start]]])
  for (const [file, way] of ways) {
    for (const target of targets.get(file) ?? []) {
      if (target === start) return way
      if (!ways.has(target)) ways.set(target, [...way, target])
    }
  }
  return undefined
}
