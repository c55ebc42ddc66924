import type { BadCase } from './bad-case.ts'

/** What may be wrong with the look of the publication. The first of its lines is line 24. */
export const LOOK_CASES: readonly BadCase[] = [
  withLook('a colour that is none', 'brand: {accent: crimsn}', ['24:17 value-invalid'], 'Did you mean “crimson”?'),
  withLook('a colour that lets the paper through', 'brand: {accent: "#0066cc80"}', ['24:17 value-invalid'], 'opaque'),
  withLook('a colour of a number', 'brand: {accent: 123456}', ['24:17 value-type'], 'quotation marks'),
  withLook('a colour too pale to be read', 'brand: {accent: gold}', ['24:17 colour-contrast'], '#7e6900'),
  withLook(
    'a colour of a section that does not exist',
    'brand: {sections: {sience: teal}}',
    ['24:20 value-invalid'],
    'Did you mean “science”?',
  ),
  withLook('a section too pale to be read', 'brand: {sections: {science: "#9fe"}}', ['24:29 colour-contrast']),
  withLook('an unknown key of the colours', 'brand: {acent: teal}', ['24:9 key-unknown'], 'Did you mean “accent”?'),
]

function withLook(kind: string, yaml: string, problems: readonly string[], says?: string): BadCase {
  return {
    kind,
    changes: { 'site.yaml': (good) => `${good}${yaml}\n` },
    problems: problems.map((problem) => `content/site.yaml:${problem}`),
    ...(says ? { says } : {}),
  }
}
