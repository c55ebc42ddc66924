import { type ChildNode, type Container, parse, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { z } from 'zod'

/** A selector, and the names without which a page has nothing for it to choose. */
const selector = z.object({ text: z.string(), names: z.array(z.string()) })

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
export function styleRules(css: string): StyleRule[] {
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
 * The classes, elements and values of those attributes that a selector asks for. What it says within `:not()`, `:is()` and
 * their like is left aside.
 */
function namesIn(text: string): string[] {
  const names = new Set<string>()
  const collect = (node: selectorParser.Node): void => {
    if (node.type === 'class') names.add(node.value)
    if (node.type === 'attribute' && node.value && NAMED_ATTRIBUTES.includes(node.attribute)) {
      names.add(`${node.attribute}=${node.value}`)
    }
    if (node.type === 'tag') names.add(node.value.toLowerCase())
    if (node.type === 'root' || node.type === 'selector') node.each(collect)
  }
  collect(selectorParser().astSync(text))
  return [...names]
}
