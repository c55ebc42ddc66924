import { readFile } from 'node:fs/promises'
import tailwind from '@tailwindcss/postcss'
import type { Plugin } from 'esbuild'
import postcss from 'postcss'

/**
 * Lets esbuild read style sheets as Next does. Tailwind turns its own rules into CSS, which is the only transformation.
 */
export const tailwindStyles: Plugin = {
  name: 'tailwind',
  setup({ onLoad }) {
    onLoad({ filter: /globals\.css$/ }, async ({ path: from }) => {
      const { css, messages } = await postcss([tailwind()]).process(await readFile(from, 'utf8'), { from })
      const watchFiles = messages.flatMap(({ type, file }) => (type === 'dependency' ? [String(file)] : []))
      return { contents: css, loader: 'css', watchFiles }
    })
  },
}
