import { type ChildNode, type Container, parse, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { z } from 'zod'

/**
 * A selector and the class, tag and attribute names it needs. If a page has none of the names in any one group, the
 * selector cannot match.
 */
const selector = z.object({ text: z.string(), names: z.array(z.array(z.string())) })

/** A part of a style sheet: CSS that stays as it is, a rule with selectors, or an at-rule with further parts. */
export type StyleRule =
  | { readonly css: string }
  | { readonly selectors: readonly z.infer<typeof selector>[]; readonly body: string }
  | { readonly start: string; readonly rules: readonly StyleRule[] }

/** The schema of the cached style rules. */
export const styleRule: z.ZodType<StyleRule> = z.lazy(() =>
  z.union([
    z.object({ css: z.string() }),
    z.object({ selectors: z.array(selector), body: z.string() }),
    z.object({ start: z.string(), rules: z.array(styleRule) }),
  ]),
)

/** At-rules that contain rules for elements. All others are left unchanged. */
const GROUPS = new Set(['media', 'supports', 'layer', 'container', 'starting-style', 'scope'])

/**
 * Parses a style sheet into rules, so that each page can be given only the rules it needs.
 * @throws CssSyntaxError if the text is not valid CSS
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

/**
 * The attributes of which a page has few of the many values in a style sheet: its scripts (writing systems) and its
 * newspaper sections.
 */
export const NAMED_ATTRIBUTES = ['data-script', 'data-desk']

/**
 * Returns the classes, elements and values of `NAMED_ATTRIBUTES` that a selector needs. Each is a group of its own. An
 * `:is()` or `:where()` is one group of alternatives, if each of its branches needs a name. Names within `:not()` and
 * similar pseudo-classes are ignored.
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
