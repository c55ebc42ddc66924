import { type Alias, type Document, visit, type YAMLError } from 'yaml'
import type { Rule } from '../problem/rules.ts'

/** A problem in YAML, with a message and a hint for editors. */
export interface YamlProblem {
  readonly offset: number
  readonly message: string
  readonly hint: string
}

/** Returns the problems of YAML that cannot be parsed, each once. */
export function yamlProblemsIn(document: Document, errors: readonly YAMLError[], yaml: string): YamlProblem[] {
  const twofold = new Set(errors.filter(({ code }) => code === 'MULTILINE_IMPLICIT_KEY').map(({ pos }) => pos[0]))
  return untilFirstSlip(errors).map((error) => {
    const [offset] = error.pos
    // YAML reads an indented key under a value as the second line of that value, and so not as a key.
    return error.code === 'BLOCK_AS_IMPLICIT_KEY' && twofold.has(offset)
      ? tooFarIn(yaml, offset)
      : { offset, ...explain(document, error) }
  })
}

function tooFarIn(yaml: string, offset: number): YamlProblem {
  const message = 'This line stands further in than the one above, as if it belonged to that.'
  const next = /\n[ ]*/.exec(yaml.slice(offset))
  return {
    offset: offset + (next ? next.index + next[0].length : 0),
    message,
    hint: 'Begin it where other keys begin.',
  }
}

// Each duplicate key is a separate problem. After the first syntax error, the parser's further errors are guesses.
function untilFirstSlip(errors: readonly YAMLError[]): readonly YAMLError[] {
  const slip = errors.findIndex((error) => error.code !== 'DUPLICATE_KEY')
  return slip < 0 ? errors : errors.slice(0, slip + 1)
}

const ASKEW = {
  message: 'This line begins elsewhere than those it belongs to.',
  hint: 'Begin them all at the same column.',
}
const QUOTED = 'A value that holds a colon or begins with a sign needs quotation marks around it.'

function explain(document: Document, { code, message }: YAMLError): Omit<YamlProblem, 'offset'> & { offset?: number } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { message: 'This key is here twice.', hint: 'Keep one of the two lines.' }
    case 'TAB_AS_INDENT':
      return { message: 'A tab indents this line.', hint: 'Indent with spaces; YAML does not allow tabs.' }
    case 'MULTIPLE_DOCS':
      return { message: 'A second document begins here.', hint: 'Delete the line of hyphens.' }
    case 'RESOURCE_EXHAUSTION':
      return { message: 'This is nested too deeply.', hint: 'Nothing here needs more than a few levels.' }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      if (message.startsWith('A block sequence')) return ASKEW
      return { message: 'The colon in this value is taken for the end of a key.', hint: QUOTED }
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return { message: 'A value cannot begin with this sign.', hint: QUOTED }
    case 'UNEXPECTED_TOKEN': {
      if (!message.endsWith('at node end')) return { message: 'This sign cannot stand here.', hint: QUOTED }
      const hint =
        'Put quotation marks around the whole; where there are some in it, of the other kind: \'So "it" is.\''
      return { message: 'The value has ended before this.', hint }
    }
    case 'BAD_DQ_ESCAPE':
      return { message: 'The backslash here begins no sign that is known.', hint: 'Write two of them, or one /.' }
    case 'BAD_INDENT': {
      const isOpen = message.startsWith('Flow')
      return isOpen
        ? { message: 'A bracket opens above and does not close.', hint: 'Close it by ] or }.' }
        : {
            message: 'This line begins elsewhere than those it belongs to.',
            hint: 'Begin them all at the same column.',
          }
    }
    default: {
      if (message.startsWith('Missing closing')) {
        const what = 'A quotation mark opens here and never closes.'
        return { offset: lastQuoteIn(document), message: what, hint: 'Put another at the end of the value.' }
      }
      const isKey = message.startsWith('Implicit')
      const hint = `Write \`key: value\`, a space after the colon, one to a line${isKey ? '' : ', and put quotation marks around values with signs in them'}.`
      return { message: isKey ? 'This line is no key with a value.' : sentence(message), hint }
    }
  }
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

function sentence(message: string): string {
  const first = message.split('\n')[0]?.trim() ?? message
  return /[.!?]$/.test(first) ? first : `${first}.`
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
