import { type Changes, replaced, withBody } from '../newsroom.ts'
import { type BadCase, EXTRA } from './bad-case.ts'

const SITE: Changes = { 'site.yaml': replaced('languages:', 'extensions: [code, math]\nlanguages:') }

/** What the extensions `code` and `math` cannot read. */
export const EXTENSION_CASES: readonly BadCase[] = [
  body('an unknown language of code', '```klingon\nQapla\n```', ['6:1 code-language (warning)'], 'js or python'),
  body('an unknown command in a formula', 'It is $`a + \\foo`$ here.', ['6:13 math-invalid'], '\\foo'),
  body('an unclosed bracket in a formula', '```math\na = 1\nb = \\frac{1\n```', ['8:12 math-invalid'], "expected '}'"),
  body(
    'an error in an indented formula',
    '- One:\n\n  ```math\n  a_b_c\n  ```',
    ['9:6 math-invalid'],
    'Double subscript',
  ),
  body('colours in a formula', '$`\\color{red} x`$', ['6:3 math-invalid'], 'every theme'),
  body('no prices, and no code without a language', 'It costs $5 or `5$`.\n\n```\nplain\n```', []),
  {
    kind: 'an unknown extension',
    changes: { 'site.yaml': replaced('languages:', 'extensions: [maths]\nlanguages:') },
    problems: ['content/site.yaml:2:14 value-invalid'],
    says: 'math',
  },
]

function body(kind: string, text: string, problems: readonly string[], says?: string): BadCase {
  const found = problems.map((problem) => `content/${EXTRA}:${problem}`)
  return { kind, changes: { ...SITE, [EXTRA]: withBody(text) }, problems: found, ...(says ? { says } : {}) }
}
