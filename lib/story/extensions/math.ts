import type { RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { loadPackage } from '../../settings/installation.ts'
import type { FormulaReader } from '../kinds/section-kind.ts'
import type { MathNode } from '../types/section.ts'

/**
 * Converts TeX to MathML with Temml, when the site is built. The MathML has no inline styles, which the policy of a
 * page forbids.
 */
export const readFormula: FormulaReader = (tex, isBlock) => {
  const temml: Temml = loadPackage('temml')
  let made: string
  try {
    made = temml.renderToString(tex, { displayMode: isBlock, throwOnError: true })
  } catch (error) {
    const [reason = ''] = /^.*?(?= at (?:position|end)|:? ?$)/.exec(error instanceof Error ? error.message : '') ?? []
    const at = error instanceof Error && 'position' in error ? Number(error.position) : 0
    return { error: reason, at }
  }
  if (/\bstyle="[^"]*\bcolor:/.test(made)) {
    return { error: 'A colour cannot be read in every theme', at: Math.max(0, tex.search(/\\\w*color/i)) }
  }
  const [math] = fromHtml(made, { fragment: true }).children
  return { tex, mathml: math?.type === 'element' ? math.children.flatMap(toMathNode) : [] }
}

/** The part of Temml that is used. */
interface Temml {
  renderToString(tex: string, options: { readonly displayMode: boolean; readonly throwOnError: boolean }): string
}

/** Classes without which columns of equations would not be aligned. */
const KEPT = ['tml-left', 'tml-right']

function toMathNode(node: RootContent): MathNode[] {
  if (node.type === 'text') return [node.value]
  if (node.type !== 'element') return []
  const { style: _, className, ...others } = node.properties
  const classes = Array.isArray(className) ? className.map(String).filter((name) => KEPT.includes(name)) : []
  const pairs = Object.entries(others).map(([name, value]) => [name, String(value)] as const)
  const attributes = Object.fromEntries([...pairs, ...classes.map((name) => ['className', name] as const)])
  return [{ name: node.tagName, attributes, children: node.children.flatMap(toMathNode) }]
}
