import { placeAt } from '../../../lib/source/source-file.ts'
import { readFormula } from '../../../lib/story/extensions/math.ts'
import type { Warn } from '../types/imported.ts'
import { OF_TEX } from './html-formulas.ts'
import { asWritten } from './placeholders.ts'
import { codeIn } from './tags.ts'
import { applyEdits, type EditedText, type TextEdit } from './text-edits.ts'

/**
 * Writes the formulas of a text in the form of a story: $`E = mc^2`$, or a block of the language `math`. What is no TeX
 * that can be read stays as it is. It is reported, and so is every formula if the site has no formulas.
 * @param hasFormulas whether the site has the extension `math`
 */
export function writeFormulas({ text, placeIn }: EditedText, hasFormulas: boolean, warn: Warn): EditedText {
  const found = Array.from(
    text.matchAll(TEX),
    ({ 0: whole, index, groups: { dollars, dollar, square, round } = {} }) => {
      const block = dollars ?? square
      return { whole, index, isBlock: block !== undefined, tex: block ?? dollar ?? round ?? '' }
    },
  ).filter(({ tex }) => OF_TEX.test(tex))
  if (found.length === 0) return { text, placeIn }
  const code = codeIn(text)
  const formulas = found.filter(({ index }) => !code.some(([from, to]) => index >= from && index < to))
  if (!hasFormulas) {
    const [first] = formulas
    if (!first) return { text, placeIn }
    const message = `This text has formulas in TeX (${formulas.length}), which readers would see as they are: ${asWritten(first.whole).slice(0, 60)}`
    const hint = 'Add the extension `math` to site.yaml, and import it again.'
    warn(placeIn(placeAt(text, first.index)), 'import-changed', message, hint)
    return { text, placeIn }
  }
  const edits = formulas.flatMap(({ whole, index: start, isBlock, tex: written }): TextEdit[] => {
    const end = start + whole.length
    const tex = written.trim()
    const [indent] = /(?<![^\n])[ \t]*$/.exec(text.slice(0, start)) ?? []
    const isAlone = isBlock && indent !== undefined && /^[ \t]*(?:\n|$)/.test(text.slice(end))
    const made = readFormula(tex, isAlone)
    if ('error' in made || (!isAlone && tex.includes('\n'))) {
      const reason = 'error' in made ? made.error : 'It has several lines in a sentence.'
      const message = `This formula cannot be read, and stays as it is: ${asWritten(whole).slice(0, 60)} (${reason})`
      warn(placeIn(placeAt(text, start)), 'import-changed', message)
      return []
    }
    const by = isAlone ? ['```math', ...tex.split('\n'), '```'].join(`\n${indent}`) : `$\`${tex}\`$`
    return [{ start, end, by }]
  })
  const edited = applyEdits(text, edits)
  return { text: edited.text, placeIn: (place) => placeIn(edited.placeIn(place)) }
}

/**
 * TeX as other systems write it: between two dollar signs or one, or between brackets behind two backslashes, of which
 * Markdown takes one away.
 */
const TEX = new RegExp(
  [
    /(?<!\\)\$\$(?<dollars>[^$`]+)\$\$/,
    /(?<![\\$\w])\$(?<dollar>[^\s$`](?:[^$`\n]*[^\s$`\\])?)\$(?![\w$`])/,
    /(?<!\\)\\\\\[(?<square>[^`]{1,2000}?)\\\\\]/,
    /(?<!\\)\\\\\((?<round>[^`\n]{1,2000}?)\\\\\)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
