import path from 'node:path'
import type { Plugin } from 'postcss'

const isOfComponent = (file = '') => path.basename(path.resolve(file, '../..')) === 'components'

/**
 * Puts the rules of a component’s style sheet into the layer of components, unless they name another.
 * @example `.kicker {…}` becomes `@layer components { .kicker {…} }`.
 */
export const layered: Plugin = {
  postcssPlugin: 'layered',
  Once(root, { AtRule }) {
    if (!isOfComponent(root.source?.input.file)) return
    const layer = new AtRule({ name: 'layer', params: 'components', nodes: [] })
    for (const node of [...root.nodes]) if (node.type !== 'atrule' || node.name !== 'layer') layer.append(node)
    root.prepend(layer)
  },
}

/** Gives the style sheet of a component the theme, variants and utilities of all (app/theme.css). */
export const themed: Plugin = {
  postcssPlugin: 'themed',
  Once(root, { AtRule }) {
    if (!isOfComponent(root.source?.input.file)) return
    root.prepend(new AtRule({ name: 'reference', params: '"../../app/theme.css"' }))
  },
}
