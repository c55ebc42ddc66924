import { importsOf, isOf } from './imports.ts'
import { breachAt, codeIn, codeOnly, type Rule, withoutComments } from './source.ts'

/** Parts of Next that need its runtime, which no reader gets. */
const RUNTIME = ['next/link', 'next/image', 'next/script', 'next/dynamic', 'next/form']

/** What no page may hold, and why. */
const FORBIDDEN = [
  [
    /\bSuspense\b/g,
    'has a Suspense: over 12.8 kB it is delivered hidden, and revealed by a script that no reader gets.',
  ],
  [/\bdangerouslySetInnerHTML\b/g, 'has dangerouslySetInnerHTML: text is a tree of sections, never a string of HTML.'],
  [/\bstyle=\{/g, 'has a style attribute: the page’s policy forbids it; write a class.'],
] as const

/** The rules about pages: server components, and nothing else. */
export const PAGE_RULES: readonly Rule[] = [
  {
    name: 'pages are server components: nothing in them runs in a browser',
    check: (sources) =>
      codeIn(sources, 'app', 'components').flatMap((source) => [
        ...[...withoutComments(source.text).matchAll(/^\s*['"]use client['"]/gm)].map(({ index }) =>
          breachAt(source, index, 'says “use client”: behaviour is a custom element in x.element.ts.'),
        ),
        ...importsOf(source)
          .filter((one) => RUNTIME.some((part) => isOf(part, one)))
          .map(({ specifier, index }) =>
            breachAt(
              source,
              index,
              `imports "${specifier}": it needs Next’s runtime, which no reader gets; write plain HTML.`,
            ),
          ),
      ]),
    breach: {
      'components/a.tsx':
        "'use client'\nimport Link from 'next/link'\nimport Image from 'next/image'\nimport { notFound } from 'next/navigation'\n",
      'app/b/page.tsx': "// 'use client'\nimport Script from 'next/script'\n",
    },
    said: [
      'components/a.tsx:1 says “use client”: behaviour is a custom element in x.element.ts.',
      'components/a.tsx:2 imports "next/link": it needs Next’s runtime, which no reader gets; write plain HTML.',
      'components/a.tsx:3 imports "next/image": it needs Next’s runtime, which no reader gets; write plain HTML.',
      'app/b/page.tsx:2 imports "next/script": it needs Next’s runtime, which no reader gets; write plain HTML.',
    ],
  },
  {
    name: 'pages contain nothing that a built page cannot have',
    check: (sources) =>
      codeIn(sources, 'app', 'components').flatMap((source) =>
        FORBIDDEN.flatMap(([pattern, what]) =>
          [...codeOnly(source.text).matchAll(pattern)].map(({ index }) => breachAt(source, index, what)),
        ),
      ),
    breach: {
      'components/a.tsx':
        'export function A() {\n  return <Suspense><p style={{ color }} dangerouslySetInnerHTML={{ __html }} /></Suspense>\n}\n// Suspense\n',
    },
    said: [
      'components/a.tsx:2 has a Suspense: over 12.8 kB it is delivered hidden, and revealed by a script that no reader gets.',
      'components/a.tsx:2 has a Suspense: over 12.8 kB it is delivered hidden, and revealed by a script that no reader gets.',
      'components/a.tsx:2 has dangerouslySetInnerHTML: text is a tree of sections, never a string of HTML.',
      'components/a.tsx:2 has a style attribute: the page’s policy forbids it; write a class.',
    ],
  },
]
