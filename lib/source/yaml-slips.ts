import { type Document, visit, type YAMLError } from 'yaml'

/** A slip in YAML, in words that an editor can act on. */
export interface Slip {
  readonly offset: number
  readonly message: string
  readonly hint: string
}

/** What is wrong with YAML that does not parse; each thing once. */
export function slipsIn(document: Document): Slip[] {
  return untilFirstSlip(document.errors).map((error) => explain(document, error))
}

// Each key that is doubled is a fault of its own; after a slip of syntax, what YAML makes of the rest is guesswork.
function untilFirstSlip(errors: readonly YAMLError[]): readonly YAMLError[] {
  const slip = errors.findIndex((error) => error.code !== 'DUPLICATE_KEY')
  return slip < 0 ? errors : errors.slice(0, slip + 1)
}

function explain(document: Document, error: YAMLError): Slip {
  const [offset] = error.pos
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { offset, message: 'This key is here twice.', hint: 'Keep one of the two lines.' }
    case 'TAB_AS_INDENT':
      return { offset, message: 'A tab indents this line.', hint: 'Indent with spaces; YAML does not allow tabs.' }
    case 'MULTIPLE_DOCS':
      return { offset, message: 'A second document begins here.', hint: 'Delete the line of hyphens.' }
    case 'RESOURCE_EXHAUSTION':
      return { offset, message: 'This is nested too deeply.', hint: 'Nothing here needs more than a few levels.' }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'UNEXPECTED_TOKEN': {
      const hint = 'A value that holds a colon or begins with a sign needs quotation marks around it.'
      return { offset, message: sentence(error.message), hint }
    }
    default: {
      if (error.message.startsWith('Missing closing')) {
        const message = 'A quotation mark opens here and never closes.'
        return { offset: lastQuoteIn(document), message, hint: 'Put another at the end of the value.' }
      }
      const hint = 'Write `key: value`, one to a line, and put quotation marks around values with signs in them.'
      return { offset, message: sentence(error.message), hint }
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
