import { colorsNamed } from 'culori'
import { didYouMean, suggest } from '../problem/did-you-mean.ts'
import type { Rule } from '../problem/rules.ts'
import { darkerColour, readColour } from './palette.ts'
import type { Site } from './site-schema.ts'

/** A problem of site.yaml, with the path of its key or value in place of its position. */
export interface SiteProblem {
  readonly where: readonly PropertyKey[]
  readonly what?: 'key'
  readonly rule: Rule
  readonly message: string
  readonly hint: string
}

/** Checks the look that site.yaml gives the publication: the colours of `brand`. */
export function lookProblems({ brand, sections }: Pick<Site, 'brand' | 'sections'>): SiteProblem[] {
  const unknown = Object.keys(brand?.sections ?? {}).filter((name) => !Object.hasOwn(sections, name))
  return [
    ...unknown.map((name): SiteProblem => {
      const hint = suggest(name, Object.keys(sections))
      const message = `There is no section “${name}”.`
      return { where: ['brand', 'sections', name], what: 'key', rule: 'value-invalid', message, hint }
    }),
    ...colourProblems(['brand', 'accent'], brand?.accent),
    ...Object.entries(brand?.sections ?? {}).flatMap(([name, css]) => colourProblems(['brand', 'sections', name], css)),
  ]
}

function colourProblems(where: readonly string[], css: string | undefined): SiteProblem[] {
  if (css === undefined) return []
  const colour = readColour(css)
  if (!colour) {
    const named = didYouMean(css, Object.keys(colorsNamed))
    const hint = named
      ? `Did you mean “${named}”?`
      : 'Write #0a5c8f, rgb(10 92 143), oklch(48% 0.15 250) or a CSS name.'
    return [{ where, rule: 'value-invalid', message: `“${css}” is no opaque CSS colour.`, hint }]
  }
  const darker = darkerColour(colour)
  if (darker === undefined) return []
  const message = `Text in “${css}” cannot be read on light paper.`
  return [{ where, rule: 'colour-contrast', message, hint: `The nearest colour that can is ${darker}.` }]
}
