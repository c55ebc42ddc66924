import { type ChildNode, type Container, parse, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { z } from 'zod'

/** A selector, and groups of names: a page that has none of a group has nothing for it to choose. */
const selector = z.object({ text: z.string(), names: z.array(z.array(z.string())) })

/** A piece of a style sheet: as it is, under selectors, or other pieces within an at-rule. */
export type StyleRule =
  | { readonly css: string }
  | { readonly selectors: readonly z.infer<typeof selector>[]; readonly body: string }
  | { readonly start: string; readonly rules: readonly StyleRule[] }

/** The form in which style rules are kept. */
export const styleRule: z.ZodType<StyleRule> = z.lazy(() =>
  z.union([
    z.object({ css: z.string() }),
    z.object({ selectors: z.array(selector), body: z.string() }),
    z.object({ start: z.string(), rules: z.array(styleRule) }),
  ]),
)

/** At-rules that hold rules for elements; what others hold is theirs. */
const GROUPS = new Set(['media', 'supports', 'layer', 'container', 'starting-style', 'scope'])

/**
 * Takes a style sheet apart, so that a page may be given the rules that it has use for.
 * @throws CssSyntaxError if it is none
 */
export function parseCss(css: string): StyleRule[] {
  return rulesIn(parse(css))
}

function rulesIn(container: Container): StyleRule[] {
  return (container.nodes ?? []).flatMap((node) => toRule(node) ?? [])
}

function toRule(node: ChildNode): StyleRule | undefined {
  switch (node.type) {
    case 'comment':
      return undefined
    case 'rule':
      return { selectors: node.selectors.map((text) => ({ text, names: namesIn(text) })), body: bodyOf(node) }
    case 'atrule':
      return GROUPS.has(node.name) && node.nodes
        ? { start: `@${node.name} ${node.params}`.trim(), rules: rulesIn(node) }
        : { css: node.nodes ? node.toString() : `${node};` }
    case 'decl':
      return { css: `${node};` }
  }
}

function bodyOf(rule: Rule): string {
  return (rule.nodes ?? []).map((node) => (node.type === 'decl' ? `${node}` : node.toString())).join(';')
}

/** Attributes of which a page has few of the many values that style sheets know: its scripts and its desks. */
export const NAMED_ATTRIBUTES = ['data-script', 'data-desk']

/**
 * The classes, elements and values of those attributes that a selector asks for: each by itself, and what `:is()` and `:where()`
 * leave open as a choice, if each of its branches asks for something. What is within `:not()` and its like is left aside.
 */
function namesIn(text: string): string[][] {
  return groupsOf(selectorParser().astSync(text))
}

function groupsOf(node: selectorParser.Node): string[][] {
  switch (node.type) {
    case 'class':
      return [[node.value]]
    case 'tag':
      return [[node.value.toLowerCase()]]
    case 'attribute':
      return node.value && NAMED_ATTRIBUTES.includes(node.attribute) ? [[`${node.attribute}=${node.value}`]] : []
    case 'root':
    case 'selector':
      return node.nodes.flatMap(groupsOf)
    case 'pseudo': {
      const branches = CHOICES.has(node.value) ? node.nodes.map((branch) => groupsOf(branch)[0]) : []
      const names = branches.flatMap((group) => group ?? [])
      return names.length > 0 && branches.every(Boolean) ? [names] : []
    }
    default:
      return []
  }
}

const CHOICES = new Set([':is', ':where'])
