import { createElement, type ReactNode } from 'react'
import type { Formula, MathNode } from '../../lib/story/types/inline.ts'

/** A formula, from left to right in every language. */
export function MathView({ formula, isBlock = false }: { formula: Formula; isBlock?: boolean }) {
  return (
    <math dir="ltr" {...(isBlock ? { display: 'block' as const } : {})}>
      <MathNodes nodes={formula.mathml} />
    </math>
  )
}

function MathNodes({ nodes }: { nodes: readonly MathNode[] }): ReactNode {
  return nodes.map((node, index) => {
    if (typeof node === 'string') return node
    const { name, attributes, children } = node
    // The order of nodes never changes.
    const key = `${index} ${name}`
    if (children.length === 0) return createElement(name, { key, ...attributes })
    return createElement(name, { key, ...attributes }, <MathNodes nodes={children} />)
  })
}
