import { globSync } from 'node:fs'
import type postcss from 'postcss'
import { expect, it } from 'vitest'
import { languageOf } from '../../../lib/language/language.ts'
import { builtSheet } from '../../fixtures/built-sheet.ts'
import { LANGUAGES } from '../../fixtures/languages-newsroom.ts'

const sheet = await builtSheet('app/globals.css')
const scripts = [...new Set(LANGUAGES.map((tag) => languageOf(tag).script))].sort()

it.each(scripts)('the script %s has type of its own, with lines as far apart as its marks are high', (script) => {
  const { '--font-display': font, '--leading-head': head, '--leading-body': body } = valuesFor(script)
  expect(font).toBeDefined()
  expect(Number(body)).toBeGreaterThan(Number(head))
  // What is above and below the letters of these scripts is in the way of the next line.
  const least = { Aran: 1.9, Mymr: 1.8, Khmr: 1.6, Telu: 1.5, Thai: 1.4, Taml: 1.36 }[script] ?? 1.06
  expect(Number(head)).toBeGreaterThanOrEqual(least)
})

it('only Latin, Cyrillic and Greek letters are slanted where a text is emphasised', () => {
  const slanted = scripts.filter((script) => valuesFor(script)['--emphasis-style'] !== 'normal')
  expect(slanted).toEqual(['Cyrl', 'Grek', 'Latn'])
})

it('no rule slants letters that have no italics: it takes the style of the script, or italics only from a font', async () => {
  const slanted: string[] = []
  for (const name of globSync('{app/globals.css,components/**/*.css}')) {
    const built = await builtSheet(name)
    built.walkRules((rule) => {
      const declared = rule.nodes.join('; ')
      if (!/\b(?:font|font-style): (?:italic|oblique)\b/.test(declared)) return
      if (!declared.includes('font-synthesis: none')) slanted.push(rule.selector)
    })
  }
  // An opinion, whose headlines in lists have no synthesized slant: `.item[data-rubric="opinion"]`.
  expect(slanted).toEqual(['.item.view h3'])
})

it('Urdu is in Nastaliq where the device has a font of it, and else in Naskh', () => {
  const fonts = valuesFor(languageOf('ur').script)['--font-display']
  expect(fonts).toMatch(/^"Noto Nastaliq Urdu", .*"Urdu Typesetting", "Noto Naskh Arabic", serif$/)
  expect(valuesFor(languageOf('ur').script)['--font-text']).toBe('var(--font-display)')
})

it('dots of emphasis are below Chinese, and above Japanese and Korean', () => {
  const places = ['Hans', 'Hant', 'Jpan', 'Kore'].map((script) => valuesFor(script)['text-emphasis-position'])
  expect(places).toEqual(['under right', 'under right', undefined, undefined])
})

it('wide tables and code have the margin in wide windows, unless notes are in it, and never more than the page', async () => {
  const rule = await sectionRule((selector) => selector.includes('.listing'))
  expect(rule?.parent?.toString()).toMatch(/^@media screen and \(min-width: 77rem\)/)
  expect(rule?.selector).toBe('.story:not(.standing, .noted, .pairs) .prose > :is(.scroller, .listing)')
  expect(rule?.nodes.map(String).sort()).toEqual([
    'grid-column: text/note-end',
    'inline-size: fit-content',
    'max-inline-size: 100%',
    'min-inline-size: min(100%, var(--measure))',
  ])
})

it('a column of a table has room for some characters in scripts that break between any two', async () => {
  const rule = await sectionRule((selector) => selector.endsWith(':is(th, td)') && selector.includes('data-script'))
  expect(rule?.selector.match(/(?<=data-script=)\w+/g)).toEqual(['Hans', 'Hant', 'Jpan'])
  expect(rule?.nodes.map(String)).toEqual(['min-inline-size: 5em'])
})

/** The first rule of the style sheet of sections whose selector fits. */
async function sectionRule(fits: (selector: string) => boolean): Promise<postcss.Rule | undefined> {
  const found: postcss.Rule[] = []
  const built = await builtSheet('components/section/section.css')
  built.walkRules((rule) => {
    if (fits(rule.selector)) found.push(rule)
  })
  return found[0]
}

/** The declarations for a script: those of the root, and those that name it, of which the last counts. */
function valuesFor(script: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  sheet.walkRules((rule) => {
    const isFor = rule.selectors.some((one) => one === ':root' || one === `[data-script=${script}]`)
    if (!isFor || rule.parent?.toString().startsWith('@layer base') !== true) return
    rule.walkDecls(({ prop, value }) => {
      values[prop] = value.replaceAll(/\s+/g, ' ')
    })
  })
  return values
}
