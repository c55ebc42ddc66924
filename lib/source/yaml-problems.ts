import { type Alias, type Document, visit, type YAMLError } from 'yaml'
import type { Rule } from '../problem/rules.ts'

/** A problem in YAML, with a message and a hint for editors. */
export interface YamlProblem {
  readonly rule: Rule
  readonly offset: number
  readonly message: string
  readonly hint: string
}

/** Returns the problems of YAML that cannot be parsed, each once. */
export function yamlProblemsIn(document: Document, errors: readonly YAMLError[], yaml: string): YamlProblem[] {
  // Each duplicate key is a separate problem. After the first syntax error, the parser's further errors are guesses.
  const syntax = errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY')
  return errors.slice(0, syntax < 0 ? undefined : syntax + 1).map((error) => {
    const [offset] = error.pos
    const isIndentedKey =
      error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
      errors.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === offset)
    if (!isIndentedKey) return { rule: 'yaml-invalid', offset, ...explain(document, error) }
    // YAML reads an indented key under a value as the second line of that value, and so not as a key.
    const next = /\n[ ]*/.exec(yaml.slice(offset))
    return {
      rule: 'yaml-invalid',
      offset: offset + (next ? next.index + next[0].length : 0),
      message: 'This line is indented further than the one above, as if it belonged to it.',
      hint: 'Begin it where other keys begin.',
    }
  })
}

const UNALIGNED = 'This line does not begin where the lines begin that it belongs with.'
const ALIGN = 'Begin them all at the same column.'
const QUOTE = 'A value that contains a colon or begins with a sign needs quotation marks around it.'
const QUOTE_ALL = 'Put quotation marks around the whole; if it contains some, of the other kind: \'So "it" is.\''

/** The meaning of the parser's errors, by code and by the beginning or end of its own message. The first match counts. */
const EXPLANATIONS: readonly (readonly [code: RegExp, text: RegExp, message: string, hint: string])[] = [
  [/^DUPLICATE_KEY/, /^/, 'This key is here twice.', 'Keep one of the two lines.'],
  [/^TAB_AS_INDENT/, /^/, 'A tab indents this line.', 'Indent with spaces; YAML does not allow tabs.'],
  [/^MULTIPLE_DOCS/, /^/, 'A second document begins here.', 'Delete the line of hyphens.'],
  [/^RESOURCE_EXHAUSTION/, /^/, 'This is nested too deeply.', 'Nothing here needs more than a few levels.'],
  [/^BLOCK_(AS_IMPLICIT_KEY|IN_FLOW)/, /^A block sequence/, UNALIGNED, ALIGN],
  [/^BLOCK_(AS_IMPLICIT_KEY|IN_FLOW)/, /^/, 'The colon in this value is taken for the end of a key.', QUOTE],
  [/^BAD_(SCALAR_START|ALIAS)/, /^/, 'A value cannot begin with this sign.', QUOTE],
  [/^UNEXPECTED_TOKEN/, /at node end$/, 'The value has ended before this.', QUOTE_ALL],
  [/^UNEXPECTED_TOKEN/, /^/, 'This sign is not allowed here.', QUOTE],
  [/^BAD_DQ_ESCAPE/, /^/, 'This backslash begins no escape that YAML knows.', 'Write two of them, or one /.'],
  [/^BAD_INDENT/, /^Flow/, 'A bracket opens above and does not close.', 'Close it by ] or }.'],
  [/^BAD_INDENT/, /^/, UNALIGNED, ALIGN],
]

function explain(document: Document, error: YAMLError): { offset?: number; message: string; hint: string } {
  const known = EXPLANATIONS.find(([code, text]) => code.test(error.code) && text.test(error.message))
  if (known) return { message: known[2], hint: known[3] }
  if (error.message.startsWith('Missing closing')) {
    const message = 'A quotation mark opens here and never closes.'
    return { offset: lastQuoteIn(document), message, hint: 'Put another at the end of the value.' }
  }
  const hint = 'Write `key: value`, a space after the colon, one to a line'
  if (error.message.startsWith('Implicit')) return { message: 'This line is no key with a value.', hint: `${hint}.` }
  const message =
    error.message
      .split('\n')[0]
      ?.trim()
      .replace(/(?<![.!?])$/, '.') ?? ''
  return { message, hint: `${hint}, and put quotation marks around values with signs in them.` }
}

function lastQuoteIn(document: Document): number {
  let offset = 0
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith('QUOTE_')) offset = node.range?.[0] ?? offset
    },
  })
  return offset
}

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
export function aliasProblem(document: Document): YamlProblem {
  const aliases = aliasesIn(document)
  const unknown = aliases.slice(0, MAX_ALIASES_IN_ALL).find((alias) => !alias.resolve(document))
  const offset = (unknown ?? aliases[0])?.range?.[0] ?? 0
  if (unknown) {
    const hint = 'A value that begins with an asterisk needs quotation marks around it.'
    return { rule: 'yaml-invalid', offset, message: `The alias *${unknown.source} is not defined.`, hint }
  }
  const message = 'The aliases in this YAML expand to far more than was written.'
  return { rule: 'yaml-aliases', offset, message, hint: 'Write the values out instead of using & and *.' }
}

function aliasesIn(document: Document): Alias[] {
  const found: Alias[] = []
  visit(document, { Alias: (_, alias) => void found.push(alias) })
  return found
}
