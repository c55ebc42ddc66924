import type { Code } from 'mdast'
import { type Place, placeOf } from '../../problem/problem.ts'
import type { BlockReader } from '../kinds/section-kind.ts'
import type { SectionOf } from '../types/section.ts'
import { reportFormula } from './to-inlines.ts'

/** Reads a block of code: a formula if its language is `math` and the publication wants formulas. */
export function toCode(node: Code, { context, markdown, nextId }: BlockReader): SectionOf<'code' | 'math'> | undefined {
  const { formula, highlight, report } = context
  const place = placeOf(node)
  const language = node.lang ?? undefined
  if (formula && language === 'math') {
    const made = formula(node.value, true)
    if ('mathml' in made) return { kind: 'math', id: nextId('math'), place, ...made }
    reportFormula(context, made.error, placeInCode(node, made.at, markdown))
    return undefined
  }
  const tokens = language ? highlight?.(node.value, language) : undefined
  if (language && highlight && !tokens) {
    const message = `The language “${language}” of this code is unknown, so it is not highlighted.`
    report(place, 'code-language', message, 'Write a name that Shiki knows, such as js or python; or text.')
  }
  return { kind: 'code', id: nextId('code'), place, code: node.value, language, ...(tokens ? { tokens } : {}) }
}

/** Returns the place of a character of a block of code, whose lines may be indented. */
function placeInCode(node: Code, at: number, markdown: string): Place {
  const before = node.value.slice(0, at).split('\n')
  const line = placeOf(node).line + before.length
  const whole = node.value.split('\n')[before.length - 1] ?? ''
  const indent = Math.max(0, markdown.split('\n')[line - 1]?.indexOf(whole) ?? 0)
  return { line, column: indent + (before.at(-1)?.length ?? 0) + 1 }
}
