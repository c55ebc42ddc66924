import { sentToReaders } from './reach-rules.ts'
import { breachAt, codeIn, codeOnly, type Rule } from './source.ts'

/** Where somebody else's tool wants a default export. */
const DEFAULT_EXPORTS = [
  /^app\/(.*\/)?(page|layout|route|global-not-found|sitemap|robots|manifest)\.tsx?$/, // Next
  /(^|\/)[a-z-]+\.config\.(ts|mjs)$/, // Next, Tailwind, PostCSS, Vitest, Playwright
  /^lib\/builder\/write\/adapter\.ts$/, // Next
  /^tests\/.*\/global-setup\.ts$/, // Playwright
]

const MOST_LINES = 450

const WORD = '[a-z\\d]+(-[a-z\\d]+)*'
const FILE = new RegExp(`^${WORD}(\\.(element|config|lazy|test|spec|d))?\\.(tsx?|mjs|css)$`)
const FOLDER = new RegExp(`^(${WORD}|\\[${WORD}\\]|\\[\\[\\.{3}${WORD}\\]\\]|\\(${WORD}\\))$`)

/** The rules about files: their names, sizes and exports. */
export const FILE_RULES: readonly Rule[] = [
  {
    name: 'files are called in kebab-case, after what they hold; none is an index',
    check: (sources) =>
      sources
        .filter(({ name }) => !/\.(?:json|md)$/.test(name))
        .flatMap((source) => {
          const folders = source.name.split('/')
          const file = folders.pop() ?? ''
          if (/^index\.tsx?$/.test(file)) return breachAt(source, 0, 'is an index: import each file by its own name.')
          return FILE.test(file) && folders.every((folder) => FOLDER.test(folder))
            ? []
            : breachAt(source, 0, 'is not called in kebab-case.')
        }),
    breach: { 'lib/index.ts': '', 'lib/readStory.ts': '', 'lib/a-b.element.ts': '', 'app/[lang]/Page/a.css': '' },
    said: [
      'lib/index.ts:1 is an index: import each file by its own name.',
      'lib/readStory.ts:1 is not called in kebab-case.',
      'app/[lang]/Page/a.css:1 is not called in kebab-case.',
    ],
  },
  {
    name: `no file of code has more than ${MOST_LINES} lines`,
    check: (sources) =>
      codeIn(sources, 'app', 'bench', 'components', 'lib', 'packages', 'tests').flatMap((source) => {
        const lines = source.text.trimEnd().split('\n').length
        if (lines > MOST_LINES)
          return breachAt(source, source.text.length, `is the last of ${lines} lines: split the file by subject.`)
        return []
      }),
    breach: {
      'lib/a.ts': Array(451).fill('a()').join('\n'),
      'lib/b.ts': 'b()\n',
      'lib/story/read/to-sections.ts': 'c()\n',
    },
    said: ['lib/a.ts:451 is the last of 451 lines: split the file by subject.'],
  },
  {
    name: 'a file opens with what it exports, unless that needs something before when the file is loaded',
    check: (sources) => {
      const sent = sentToReaders(sources) // the order of their code decides how well it compresses
      return codeIn(sources, 'app', 'components', 'lib', 'packages').flatMap((source) => {
        const code = codeOnly(source.text)
        const first = /^(?!import\b)[a-z@].*/m.exec(code)
        const exported = /^export\b.*(?:\n(?![a-z@]).*)*/m.exec(code)
        if (!first || !exported || first.index >= exported.index || sent.has(source)) return []
        const names = code
          .slice(first.index, exported.index)
          .matchAll(/^(?:async )?(?:const|let|function|class) (\w+)/gm)
        const isEvaluated = /^export (?:default )?(?:abstract )?(?:const|class)\b/.test(exported[0])
        const whole = source.text.slice(exported.index, exported.index + exported[0].length)
        if (isEvaluated && [...names].some(([, name]) => new RegExp(`\\b${name}\\b`).test(whole))) return []
        return breachAt(source, first.index, 'is before the first export, which does not need it yet: move it below.')
      })
    },
    breach: {
      'lib/a.ts': "import {\n  b,\n} from './b.ts'\n\n/** C. */\nconst C = 1\n\nexport function a() {\n  return C\n}\n",
      'lib/d.ts': 'interface D {\n  e: 1\n}\n\nexport const d = 1\n',
      'lib/f.ts': 'const F = 1\n\nexport const f = [\n  F,\n]\n',
      'lib/g.ts': 'const G = 1\n\nexport class Big extends G {}\n',
      'lib/h.ts': "// H.\nexport function h() {}\n\nconst I = 'export'\n",
      'lib/cli/j.ts': 'const J = 1\n',
      'components/k/k.element.ts': 'const K = 1\n\nexport class K extends L {}\n',
    },
    said: [
      'lib/a.ts:6 is before the first export, which does not need it yet: move it below.',
      'lib/d.ts:1 is before the first export, which does not need it yet: move it below.',
    ],
  },
  {
    name: 'exports have names, except where a tool wants a default',
    check: (sources) =>
      sources
        .filter(({ name }) => /\.(tsx?|mjs)$/.test(name) && !DEFAULT_EXPORTS.some((allowed) => allowed.test(name)))
        .flatMap((source) =>
          [...codeOnly(source.text).matchAll(/^export default\b|\bas default\b/gm)].map(({ index }) =>
            breachAt(source, index, 'exports a default: give it its name.'),
          ),
        ),
    breach: {
      'components/a.tsx': 'const a = 1\nexport default a\n',
      'lib/b.ts': 'export { b as default }\n',
      'app/[lang]/page.tsx': 'export default function Page() {}\n',
      'app/[lang]/helper.ts': 'export default 1\n',
      'next.config.ts': 'export default {}\n',
    },
    said: [
      'components/a.tsx:2 exports a default: give it its name.',
      'lib/b.ts:1 exports a default: give it its name.',
      'app/[lang]/helper.ts:1 exports a default: give it its name.',
    ],
  },
]
