import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer'
import postcss from 'postcss'
import { AT_RULES, FUNCTIONS, PROPERTIES } from './svg-names.ts'

/**
 * Finds the first part of CSS rules or declarations that is not allowed: it contacts another place, or is unknown.
 * @returns the part, in words; undefined if all is allowed
 */
export function styleProblem(css: string): string | undefined {
  return valueProblem(css) ?? unknownProperty(css)
}

/** The description of a style that would fetch something from another place. */
const ELSEWHERE = 'a style from elsewhere'

/** The vendor prefix of a property. */
const VENDOR = /^-(?:webkit|moz|ms|o)-/

/** Like `styleProblem`, for the value of one property. Resolves escapes in names, as a browser does. */
export function valueProblem(css: string): string | undefined {
  const tokens = tokenize({ css }).filter((token) => !isBlank(token))
  for (const [index, token] of tokens.entries()) {
    const problem = tokenProblem(token, tokens[index + 1])
    if (problem) return problem
  }
  return undefined
}

function tokenProblem(token: CSSToken, next: CSSToken | undefined): string | undefined {
  const [type, raw] = token
  if (token[0] === TokenType.URL) return isInside(token[4].value) ? undefined : ELSEWHERE
  if (token[0] === TokenType.Function) {
    const name = token[4].value.toLowerCase()
    if (name === 'url') return next?.[0] === TokenType.String && isInside(next[4].value) ? undefined : ELSEWHERE
    return FUNCTIONS.has(name) ? undefined : `“${raw})” in a style`
  }
  if (token[0] === TokenType.AtKeyword) {
    const name = token[4].value.toLowerCase()
    if (name === 'import') return ELSEWHERE
    return AT_RULES.has(name) ? undefined : `“${raw}” in a style`
  }
  if (type === TokenType.BadURL) return ELSEWHERE
  const isBroken = type === TokenType.BadString || type === TokenType.CDO || type === TokenType.CDC
  return isBroken ? `“${raw}” in a style` : undefined
}

/** Whether an address refers to a part of the same file. */
function isInside(address: string): boolean {
  return address.startsWith('#')
}

function isBlank([type]: CSSToken): boolean {
  return type === TokenType.Whitespace || type === TokenType.Comment
}

function unknownProperty(css: string): string | undefined {
  try {
    let unknown: string | undefined
    postcss.parse(css).walkDecls(({ prop }) => {
      const name = prop.toLowerCase()
      const isKnown = name.startsWith('--') || PROPERTIES.has(name) || PROPERTIES.has(name.replace(VENDOR, ''))
      if (!isKnown) unknown ??= `“${prop}” in a style`
    })
    return unknown
  } catch {
    return 'a style that cannot be read'
  }
}
