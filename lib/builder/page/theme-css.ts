import { type ChildNode, parse } from 'postcss'
import { parseCss, type StyleRule } from './page-css.ts'

/**
 * Returns the rules of a style sheet with those of the newsroom’s theme. Rules that only set custom properties come last
 * in the layer of the design tokens, so that what a reader chooses still wins.
 * @param theme the rules as `readTheme` returns them
 * @param properties the short names of the custom properties in the style sheet
 */
export function withTheme(
  rules: readonly StyleRule[],
  theme: string,
  properties: Readonly<Record<string, string>>,
): StyleRule[] {
  const { tokens = [], others = [] } = Object.groupBy(parse(renamed(theme, properties)).nodes, (node) =>
    setsTokens(node) ? 'tokens' : 'others',
  )
  return [LAYERS, ...rules, ...parseCss(`@layer base{${tokens.join('')}}@layer newsroom{${others.join('')}}`)]
}

/** The layers of a page with a theme. Its rules win over those of components, but not over print and `[hidden]`. */
const LAYERS: StyleRule = { css: '@layer theme,base,components,newsroom,utilities;' }

/** Replaces custom properties by their short names, and renames those of the newsroom that have such a short name. */
function renamed(theme: string, properties: Readonly<Record<string, string>>): string {
  const taken = new Set(Object.values(properties))
  return theme.replaceAll(
    /(?<![\w-])--[a-zA-Z][\w-]*/g,
    (name) => properties[name] ?? (taken.has(name) ? `--own${name.slice(1)}` : name),
  )
}

/** Whether a rule, or every rule in a group, only sets custom properties. */
function setsTokens(node: ChildNode): boolean {
  if (node.type === 'decl') return node.prop.startsWith('--')
  if (node.type === 'atrule' && node.name === 'property') return false
  return 'nodes' in node && node.nodes !== undefined && node.nodes.length > 0 && node.nodes.every(setsTokens)
}
