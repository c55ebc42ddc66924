import { type Alias, type Document, visit } from 'yaml'
import type { Rule } from '../problem/rules.ts'
import type { YamlProblem } from './yaml-slips.ts'

/**
 * The maximum number of aliases. They repeat a phrase or two; a “YAML bomb” needs many: nine levels of nine make 387
 * million.
 */
export const MAX_ALIASES = 20

// The lookup of each alias searches everything above it, so more aliases would take too long.
const MAX_ALIASES_IN_ALL = 200

/** Whether a document has too many aliases to look them up. */
export function hasTooManyAliases(document: Document): boolean {
  return aliasesIn(document).length > MAX_ALIASES_IN_ALL
}

/** Returns the problem of a document whose aliases cannot be expanded: an unknown alias, or too much text. */
export function aliasSlip(document: Document): YamlProblem & { readonly rule: Rule } {
  const aliases = aliasesIn(document)
  const unknown = aliases.slice(0, MAX_ALIASES_IN_ALL).find((alias) => !alias.resolve(document))
  if (unknown) {
    const message = `The alias *${unknown.source} stands for nothing.`
    const hint = 'A value that begins with an asterisk needs quotation marks around it.'
    return { rule: 'yaml-invalid', offset: offsetOf(unknown), message, hint }
  }
  const message = 'The aliases in this YAML unfold into far more than was written.'
  const hint = 'Write the values out instead of using & and *.'
  return { rule: 'yaml-aliases', offset: offsetOf(aliases[0]), message, hint }
}

function aliasesIn(document: Document): Alias[] {
  const found: Alias[] = []
  visit(document, { Alias: (_, alias) => void found.push(alias) })
  return found
}

function offsetOf(alias: Alias | undefined): number {
  return alias?.range?.[0] ?? 0
}
