import {
  blankMatches,
  breachAt,
  codeIn,
  codeOnly,
  literalsIn,
  type Rule,
  type Source,
  withoutComments,
} from './source.ts'

/** A cast. Biome finds what else switches the compiler off: any, “!”, @ts-ignore. */
const CAST = /(?<![.\w$])as (?!const\b|[!=<>&|?:}])/g

/** The names that an import or export has, where “as” gives another name. */
const NAMES = /^(?:import|export)\b(?! default)[\s\w*,]*(?:\{[^}]*\})?/gm

/** Where bytes may become a value without `readJson`, and why. */
const OTHER_DOORS = [
  'lib/settings/read-json.ts',
  // They run before the packages are installed, and so without schemas.
  'lib/settings/installation.ts',
  'packages/doctor/',
  // What the database keeps beside a digest, some of it for each of 100,000 stories.
  ...['lib/store/database.ts', 'lib/store/site-folders.ts', 'lib/index/', 'lib/builder/render/'],
  'lib/builder/write/make-site.ts',
  // A file that this process wrote, and source maps that esbuild gave it.
  'packages/import/output/content-writer.ts',
  'lib/newsroom/run-newsroom.ts',
  // Values without a type. An error is reported, and is no empty value.
  ...['packages/import/source/html-page.ts', 'packages/translate/providers.ts'],
  'packages/cms/',
]

/** The rules about code. */
export const CODE_RULES: readonly Rule[] = [
  {
    name: 'every export of lib, components and packages says in a docstring what it is',
    check: (sources) =>
      codeIn(sources, 'components', 'lib', 'packages').flatMap((source) =>
        [...codeOnly(source.text).matchAll(/^export (?!default \w+$).*/gm)]
          .filter(({ index }) => !hasDocstring(source, index))
          .map(({ index }) =>
            breachAt(source, index, `exports ${nameOf(source, index)} without a docstring (/** … */) right before it.`),
          ),
      ),
    breach: {
      'lib/a.ts': '/** A. */\nexport const a = 1\n\n/** B. */\n\nexport type B = 1\n// C.\nexport function c() {}\n',
      'lib/b.ts': '/* D. */\nexport async function d() {}\n/**\n * E.\n */\nexport class E {}\n',
      'components/c.tsx': 'const f = 1\nexport { f }\n',
    },
    said: [
      'lib/a.ts:6 exports B without a docstring (/** … */) right before it.',
      'lib/a.ts:8 exports c without a docstring (/** … */) right before it.',
      'lib/b.ts:2 exports d without a docstring (/** … */) right before it.',
      'components/c.tsx:2 exports f without a docstring (/** … */) right before it.',
    ],
  },
  {
    name: 'no code has a cast, which switches the compiler off',
    check: (sources) =>
      codeIn(sources, 'app', 'bench', 'components', 'lib', 'packages', 'tests')
        .filter(({ name }) => !name.startsWith('tests/architecture/')) // where these words are the subject
        .flatMap((source) =>
          [...blankMatches(codeOnly(source.text), NAMES).matchAll(CAST)].map(({ index }) =>
            breachAt(source, index, 'has a cast (“as”): declare the type, or ask what the value is.'),
          ),
        ),
    breach: {
      'lib/a.ts': "let a = 'b as c'\nif (b !== a) c(a as unknown)\n",
      'components/c.ts':
        "import { a as b } from 'c'\nexport { b as d }\nimport * as e from 'e'\nlet f = [1] as const, { as } = g\nif (as !== h) f([] as string[], 'as i')\n",
    },
    said: [
      'lib/a.ts:2 has a cast (“as”): declare the type, or ask what the value is.',
      'components/c.ts:5 has a cast (“as”): declare the type, or ask what the value is.',
    ],
  },
  {
    name: 'bytes become typed values through readJson, which asks a schema, and nowhere else',
    check: (sources) =>
      codeIn(sources, 'lib', 'packages')
        .filter(({ name }) => !OTHER_DOORS.some((door) => name.startsWith(door)))
        .flatMap((source) =>
          [...codeOnly(source.text).matchAll(/\bJSON\.parse\(|\bdeserialize\(/g)].map(({ 0: call, index }) =>
            breachAt(source, index, `calls ${call}…): use readJson (lib/settings/read-json.ts) with a schema.`),
          ),
        ),
    breach: {
      'lib/a.ts': '// JSON.parse(a)\nconst b: B = JSON.parse(text)\n',
      'packages/c/c.ts': "import { deserialize } from 'node:v8'\nconst d: D = deserialize(bytes)\n",
      'lib/index/e.ts': 'const f: F = JSON.parse(row)\n',
    },
    said: [
      'lib/a.ts:2 calls JSON.parse(…): use readJson (lib/settings/read-json.ts) with a schema.',
      'packages/c/c.ts:2 calls deserialize(…): use readJson (lib/settings/read-json.ts) with a schema.',
    ],
  },
  {
    name: 'no pattern has a word boundary (\\b) where letters may be others than those of ASCII, which are all it knows',
    check: (sources) =>
      codeIn(sources, 'app', 'components', 'lib', 'packages').flatMap((source) =>
        literalsIn(source.text)
          .filter(({ 0: literal }) => /\\b/i.test(literal) && /\$\{|(?![A-Za-z])\p{L}/u.test(literal))
          .map(({ index }) =>
            breachAt(source, index, 'has \\b beside letters that it may not know: use lib/source/find-words.ts.'),
          ),
      ),
    breach: {
      'lib/a.ts':
        'const KM = /\\bкм\\b/u\n' +
        `const OF = new RegExp(\`\\\\b\${name}\\\\b\`)\n` +
        'const T = /\\bton\\b|тонн/u\n',
      'packages/b/c.ts': '// \\bкм\\b\nconst TAG = /<\\w+\\b/\nconst D = "км"\n',
    },
    said: [
      'lib/a.ts:1 has \\b beside letters that it may not know: use lib/source/find-words.ts.',
      'lib/a.ts:2 has \\b beside letters that it may not know: use lib/source/find-words.ts.',
      'lib/a.ts:3 has \\b beside letters that it may not know: use lib/source/find-words.ts.',
    ],
  },
  {
    name: 'a switch over the kinds of a section names each kind, so that the compiler refuses it when one is added',
    check: (sources) =>
      codeIn(sources, 'app', 'components', 'lib', 'packages').flatMap((source) =>
        [...codeOnly(source.text).matchAll(/^( *)switch \(section\.kind\) \{[\s\S]*?^\1\}/gm)]
          .filter(([whole]) => !/^ *default:\s+return assertNever\(section\)/m.test(whole))
          .map(({ index }) =>
            breachAt(
              source,
              index,
              'forgets a new kind: name every kind and end with “default: return assertNever(section)”.',
            ),
          ),
      ),
    breach: {
      'lib/a.ts':
        "switch (section.kind) {\n  case 'a':\n    return 1\n  default:\n    return assertNever(section)\n}\nswitch (section.kind) {\n  default:\n    return []\n}\n",
      'lib/b.ts': 'function b() {\n  switch (section.kind) {\n  }\n}\n',
    },
    said: [
      'lib/a.ts:7 forgets a new kind: name every kind and end with “default: return assertNever(section)”.',
      'lib/b.ts:2 forgets a new kind: name every kind and end with “default: return assertNever(section)”.',
    ],
  },
  {
    name: 'only tests called this-publication read `content/`: the others read a fixture, so that it may hold any publication',
    check: (sources) =>
      codeIn(sources, 'tests')
        .filter(
          ({ name }) => !name.startsWith('tests/content/this-publication') && !name.startsWith('tests/architecture/'),
        )
        .flatMap((source) =>
          [...withoutComments(source.text).matchAll(/\b(?:read\w+|cpSync|copyFileSync)\(\s*['"`]content\b/g)].map(
            ({ index }) => breachAt(source, index, 'reads content/: read PUBLICATION (tests/fixtures/publication.ts).'),
          ),
        ),
    breach: {
      'tests/a.test.ts': "readLibrary('content')\nreadFileSync(`content/site.yaml`)\n// cpSync('content', to)\n",
      'tests/content/this-publication.test.ts': "readLibrary('content')\n",
      'tests/b.test.ts': "cpSync(PUBLICATION, 'content')\nexpect(files).toContain('content/a.md')\n",
    },
    said: [
      'tests/a.test.ts:1 reads content/: read PUBLICATION (tests/fixtures/publication.ts).',
      'tests/a.test.ts:2 reads content/: read PUBLICATION (tests/fixtures/publication.ts).',
    ],
  },
]

function hasDocstring({ text }: Source, index: number): boolean {
  // A note to the linter may stand between the two.
  const before = text.slice(0, index).replace(/(?:\/\/ biome-ignore[^\n]*\n)+$/, '')
  const [docstring] = /\/\*(?:(?!\*\/)[\s\S])*\*\/\n$/.exec(before) ?? []
  return docstring?.startsWith('/**') ?? false
}

function nameOf({ text }: Source, index: number): string {
  const words = /^export (?:(?:async|function|const|let|class|abstract|interface|type|enum)\b[\s*]*|\{\s*)*(\*|[\w$]+)/
  return words.exec(text.slice(index))?.[1] ?? 'something'
}
