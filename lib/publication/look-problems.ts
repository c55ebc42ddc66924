import culori from 'culori/require'
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

/** Checks the look that site.yaml gives the publication: the colours of `brand`, and the languages of logos. */
export function lookProblems(site: Site): SiteProblem[] {
  const { brand, sections } = site
  const unknown = Object.keys(brand?.sections ?? {}).filter((name) => !Object.hasOwn(sections, name))
  return [
    ...unknown.map((name): SiteProblem => {
      const hint = suggest(name, Object.keys(sections))
      const message = `There is no section “${name}”.`
      return { where: ['brand', 'sections', name], what: 'key', rule: 'value-invalid', message, hint }
    }),
    ...colourProblems(['brand', 'accent'], brand?.accent),
    ...Object.entries(brand?.sections ?? {}).flatMap(([name, css]) => colourProblems(['brand', 'sections', name], css)),
    ...logoProblems(site),
    ...fontLanguageProblems(site),
  ]
}

function fontLanguageProblems({ type, languages }: Site): SiteProblem[] {
  return (type?.fonts ?? []).flatMap(({ languages: own = [] }, font) =>
    own.flatMap((tag, index): SiteProblem[] => {
      if (languages.includes(tag)) return []
      const where = ['type', 'fonts', font, 'languages', index]
      const message = `“${tag}” is none of the languages.`
      return [{ where, rule: 'language-unknown', message, hint: suggest(tag, languages) }]
    }),
  )
}

function colourProblems(where: readonly string[], css: string | undefined): SiteProblem[] {
  if (css === undefined) return []
  const colour = readColour(css)
  if (!colour) {
    const named = didYouMean(css, Object.keys(culori.colorsNamed))
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

function logoProblems({ logo, languages, defaultLanguage }: Site): SiteProblem[] {
  if (!logo) return []
  const unknown = Object.keys(logo).filter((tag) => !languages.includes(tag))
  const found = unknown.map((tag): SiteProblem => {
    const message = `“${tag}” is none of the languages.`
    return { where: ['logo', tag], what: 'key', rule: 'language-unknown', message, hint: suggest(tag, languages) }
  })
  if (Object.hasOwn(logo, defaultLanguage)) return found
  const message = `“logo” has none in “${defaultLanguage}”, the default language.`
  const hint = `Add a line \`${defaultLanguage}: {light: logo.svg}\` here.`
  return [...found, { where: ['logo'], what: 'key', rule: 'text-missing', message, hint }]
}
