import { importsOf } from './imports.ts'
import { breachAt, codeIn, type Rule, type Source } from './source.ts'

/** The document that lists the modules of the core for packages, each with what it is for. */
const LIST = 'docs/core.md'

/** The most modules of the core that packages may import. Lower it when the list gets shorter. */
const MOST_MODULES = 60

/** A row of the list: a module, and what it is for. */
const ROW = /^`(lib\/[^`]+)` \| (.*)$/gm

/** A declaration that a module exports and does not take from another one. */
const OWN_EXPORT = /^export (?:abstract |async )*(?:function\*?|const|let|interface|type(?! \{)|class) /m

/** The rules about what packages import from the core. */
export const CORE_RULES: readonly Rule[] = [
  {
    name: `packages import the modules of the core that ${LIST} lists, and each of these is used and has code of its own`,
    check: (sources) => {
      const list = sources.find(({ name }) => name === LIST)
      if (!list) return []
      const rows = rowsOf(list)
      const listed = new Set(rows.map(({ module }) => module))
      const imported = new Set<string>()
      const unlisted = codeIn(sources, 'packages').flatMap((source) =>
        importsOf(source)
          .filter(({ target }) => target.startsWith('lib/'))
          .flatMap(({ specifier, target, index }) => {
            imported.add(target)
            if (listed.has(target)) return []
            return breachAt(source, index, `imports "${specifier}", which ${LIST} does not list: use a listed module.`)
          }),
      )
      return [...unlisted, ...rows.flatMap((row) => wrongRow(row, list, imported, sources))]
    },
    breach: {
      [LIST]:
        '`lib/a.ts` | Makes A.\n`lib/b.ts` | Makes B.\n`lib/c.ts` | Hands on.\n`lib/d.ts` | \n`lib/a.ts` | Makes A.\n`lib/gone.ts` | Is gone.\n',
      'lib/a.ts': 'export const a = 1\n',
      'lib/b.ts': 'export const b = 1\n',
      'lib/c.ts': "export { a } from './a.ts'\nexport type { B } from './b.ts'\n",
      'lib/d.ts': 'export interface D {}\n',
      'lib/e.ts': 'export const e = 1\n',
      'packages/p/p.ts':
        "import { a } from '../../lib/a.ts'\nimport { c } from '../../lib/c.ts'\nimport type { D } from '../../lib/d.ts'\nimport { e } from '../../lib/e.ts'\n",
      'packages/p/tests/p.test.ts': "import { b } from '../../../lib/b.ts'\n",
    },
    said: [
      'packages/p/p.ts:4 imports "../../lib/e.ts", which docs/core.md does not list: use a listed module.',
      'docs/core.md:2 lists lib/b.ts, which no package imports: remove it.',
      'docs/core.md:3 lists lib/c.ts, which only hands names on: list the modules that have the code.',
      'docs/core.md:4 does not say in a sentence what lib/d.ts is for.',
      'docs/core.md:5 lists lib/a.ts twice.',
      'docs/core.md:6 lists lib/gone.ts, which does not exist.',
    ],
  },
  {
    name: `${LIST} lists at most ${MOST_MODULES} modules of the core`,
    check: (sources) =>
      sources
        .filter(({ name }) => name === LIST)
        .flatMap((list) => {
          const { length } = rowsOf(list)
          return length > MOST_MODULES ? `${LIST} lists ${length} modules: at most ${MOST_MODULES}.` : []
        }),
    breach: {
      [LIST]: Array.from({ length: MOST_MODULES + 1 }, (_, index) => `\`lib/${index}.ts\` | Makes ${index}.\n`).join(
        '',
      ),
    },
    said: [`docs/core.md lists ${MOST_MODULES + 1} modules: at most ${MOST_MODULES}.`],
  },
]

/** A row of the list, with its place in the text. */
interface Row {
  readonly module: string
  readonly purpose: string
  readonly index: number
  readonly isRepeated: boolean
}

function rowsOf({ text }: Source): Row[] {
  const seen = new Set<string>()
  return [...text.matchAll(ROW)].map(({ 1: module = '', 2: purpose = '', index }) => {
    const isRepeated = seen.has(module)
    seen.add(module)
    return { module, purpose, index, isRepeated }
  })
}

/** The reason why a row may not be in the list; none if it may. */
function wrongRow(
  { module, purpose, index, isRepeated }: Row,
  list: Source,
  imported: ReadonlySet<string>,
  sources: readonly Source[],
): string[] {
  const source = sources.find(({ name }) => name === module)
  if (!source) return [breachAt(list, index, `lists ${module}, which does not exist.`)]
  if (isRepeated) return [breachAt(list, index, `lists ${module} twice.`)]
  if (!imported.has(module)) return [breachAt(list, index, `lists ${module}, which no package imports: remove it.`)]
  if (!OWN_EXPORT.test(source.text))
    return [breachAt(list, index, `lists ${module}, which only hands names on: list the modules that have the code.`)]
  if (!/^\p{Lu}.*\.$/u.test(purpose))
    return [breachAt(list, index, `does not say in a sentence what ${module} is for.`)]
  return []
}
