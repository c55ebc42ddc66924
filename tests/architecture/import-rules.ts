import { importsOf, isOf } from './imports.ts'
import { breachAt, codeIn, type Rule } from './source.ts'

/** Where the types of Next are spoken: its adapter and its metadata. */
const NEXT_TYPES = ['lib/builder/', 'lib/syndication/']

/**
 * What writes HTML, and the files that may import it: the one function, and those that compare or change pages of
 * React.
 */
const HTML_WRITERS = ['remark-html', 'hast-util-to-html']
const HTML_FILES = [
  'lib/syndication/html-text.ts',
  'lib/builder/verify/compare-export.ts',
  'packages/preview/dev-response.ts',
]

/** The rules about imports that Biome does not have; biome.json has the others. */
export const IMPORT_RULES: readonly Rule[] = [
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
    name: 'of Next, lib knows types alone, in the build adapter and in metadata',
    check: (sources) =>
      codeIn(sources, 'lib').flatMap((source) => {
        const speaksNext = NEXT_TYPES.some((folder) => source.name.startsWith(folder))
        return importsOf(source).flatMap((one) => {
          const { specifier, index, typeOnly } = one
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
      'lib/builder/b.ts': "import type { NextAdapter } from 'next'\nimport { headers } from 'next/headers'\n",
      'lib/story/c.ts': "import type { Metadata } from 'next'\n",
    },
    said: [
      'lib/builder/b.ts:2 imports "next/headers": of Next, lib knows its types alone (import type), in lib/builder/ and lib/syndication/.',
      'lib/story/c.ts:1 imports "next": of Next, lib knows its types alone (import type), in lib/builder/ and lib/syndication/.',
    ],
  },
]

function packageOf(file: string): string | undefined {
  return file.split('/')[1]
}
