import { importsOf, isOf } from './imports.ts'
import { breachAt, codeIn, type Rule } from './source.ts'

/** Where each layer may import from. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  lib: ['lib'],
  components: ['components', 'lib'],
  app: ['app', 'components', 'lib'],
  packages: ['packages', 'components', 'lib'],
}

/** Where the types of Next are spoken: its adapter and its metadata. */
const NEXT_TYPES = ['lib/builder/', 'lib/syndication/']

/** What writes HTML, and the files that may import it: the one function, and those that compare or change pages of React. */
const HTML_WRITERS = ['remark-html', 'hast-util-to-html']
const HTML_FILES = [
  'lib/syndication/html-text.ts',
  'lib/builder/verify/compare-export.ts',
  'packages/preview/dev-page.ts',
]

/** The rules about which way imports flow. */
export const IMPORT_RULES: readonly Rule[] = [
  {
    name: 'imports flow one way: lib → components → app, and lib → components → packages',
    check: (sources) =>
      Object.entries(LAYERS).flatMap(([layer, allowed]) =>
        codeIn(sources, layer).flatMap((source) =>
          importsOf(source)
            .filter(
              ({ specifier, target }) => specifier.startsWith('.') && !allowed.includes(target.split('/')[0] ?? ''),
            )
            .map(({ specifier, index }) =>
              breachAt(source, index, `imports "${specifier}": ${layer} imports from ${allowed.join(', ')} only.`),
            ),
        ),
      ),
    breach: {
      'lib/a.ts': '/** A. */\n\nexport type { B } from "../components/b.tsx"\n',
      'components/b.tsx': "import { c } from './c.ts'\nimport {\n  d,\n} from '../app/d.ts'\n",
      'app/d.ts': "const story = await import('../content/story.ts')\n",
      'lib/e.ts': "const { f } = await import('../packages/f/f.ts')\n",
      'packages/f/f.ts': "import { g } from '../../app/g.ts'\nimport { h } from '../../components/h.tsx'\n",
      'packages/f/tests/f.test.ts': "import { g } from '../../../tests/g.ts'\n",
    },
    said: [
      'lib/a.ts:3 imports "../components/b.tsx": lib imports from lib only.',
      'lib/e.ts:1 imports "../packages/f/f.ts": lib imports from lib only.',
      'components/b.tsx:2 imports "../app/d.ts": components imports from components, lib only.',
      'app/d.ts:1 imports "../content/story.ts": app imports from app, components, lib only.',
      'packages/f/f.ts:1 imports "../../app/g.ts": packages imports from packages, components, lib only.',
    ],
  },
  {
    name: 'a package imports the core and itself, never another package',
    check: (sources) =>
      codeIn(sources, 'packages').flatMap((source) =>
        importsOf(source)
          .filter(({ target }) => target.startsWith('packages/') && packageOf(target) !== packageOf(source.name))
          .map(({ specifier, index }) =>
            breachAt(
              source,
              index,
              `imports "${specifier}": a package asks packageOf (lib/library/package-of.ts) for another.`,
            ),
          ),
      ),
    breach: {
      'packages/a/a.ts': "import { b } from '../b/b.ts'\nimport { c } from './c/c.ts'\n",
      'packages/a/tests/a.test.ts': "import { b } from '../../b/b.ts'\n",
    },
    said: ['packages/a/a.ts:1 imports "../b/b.ts": a package asks packageOf (lib/library/package-of.ts) for another.'],
  },
  {
    name: 'an import within the project names a file that is there, with its ending',
    check: (sources) => {
      const names = new Set(sources.map(({ name }) => name))
      return codeIn(sources, ...Object.keys(LAYERS)).flatMap((source) =>
        importsOf(source)
          .filter(({ specifier, target }) => specifier.startsWith('.') && !names.has(target))
          .map(({ specifier, index }) =>
            breachAt(source, index, `imports "${specifier}": there is no such file; Node wants its whole name.`),
          ),
      )
    },
    breach: { 'lib/a.ts': "import './b'\nimport './b.ts'\n", 'lib/b.ts': '' },
    said: ['lib/a.ts:1 imports "./b": there is no such file; Node wants its whole name.'],
  },
  {
    name: 'HTML that React does not render is written by html-text.ts alone, from its one list of what is allowed',
    check: (sources) =>
      codeIn(sources, 'app', 'components', 'lib', 'packages')
        .filter(({ name }) => !HTML_FILES.includes(name))
        .flatMap((source) =>
          importsOf(source)
            .filter((one) => HTML_WRITERS.some((writer) => isOf(writer, one)))
            .map(({ specifier, index }) =>
              breachAt(source, index, `imports "${specifier}": write HTML with lib/syndication/html-text.ts.`),
            ),
        ),
    breach: {
      'lib/a.ts': "import { toHtml } from 'hast-util-to-html'\n",
      'packages/b/b.ts': "import remarkHtml from 'remark-html'\n",
      'lib/syndication/html-text.ts': "import remarkHtml from 'remark-html'\n",
    },
    said: [
      'lib/a.ts:1 imports "hast-util-to-html": write HTML with lib/syndication/html-text.ts.',
      'packages/b/b.ts:1 imports "remark-html": write HTML with lib/syndication/html-text.ts.',
    ],
  },
  {
    name: 'lib never imports React; the types of Next are known only to the build adapter and to metadata',
    check: (sources) =>
      codeIn(sources, 'lib').flatMap((source) => {
        const speaksNext = NEXT_TYPES.some((folder) => source.name.startsWith(folder))
        return importsOf(source).flatMap((one) => {
          const { specifier, index, typeOnly } = one
          if (isOf('react', one) || isOf('react-dom', one))
            return breachAt(source, index, `imports "${specifier}": lib never imports React; only components do.`)
          if (isOf('next', one) && !(typeOnly && speaksNext))
            return breachAt(
              source,
              index,
              `imports "${specifier}": of Next, lib knows its types alone (import type), in ${NEXT_TYPES.join(' and ')}.`,
            )
          return []
        })
      }),
    breach: {
      'lib/a.ts': "import type { ReactNode } from 'react'\nimport { b } from 'react-dom/server'\n// import 'react'\n",
      'lib/builder/b.ts': "import type { NextAdapter } from 'next'\nimport { headers } from 'next/headers'\n",
      'lib/story/c.ts': "import type { Metadata } from 'next'\n",
    },
    said: [
      'lib/a.ts:1 imports "react": lib never imports React; only components do.',
      'lib/a.ts:2 imports "react-dom/server": lib never imports React; only components do.',
      'lib/builder/b.ts:2 imports "next/headers": of Next, lib knows its types alone (import type), in lib/builder/ and lib/syndication/.',
      'lib/story/c.ts:1 imports "next": of Next, lib knows its types alone (import type), in lib/builder/ and lib/syndication/.',
    ],
  },
]

function packageOf(file: string): string | undefined {
  return file.split('/')[1]
}
