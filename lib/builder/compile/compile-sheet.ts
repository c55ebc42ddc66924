import { readFile } from 'node:fs/promises'
import tailwind from '@tailwindcss/postcss'
import postcss from 'postcss'
import { layered, themed } from './component-sheets.ts'

/** The PostCSS plugins for a style sheet that is loaded on demand: its rules come after all layers. */
export const LAZY_PLUGINS = [themed, tailwind()]

/** What turns the style sheets of pages into CSS, as in Next (postcss.config.mjs). */
const SHEETS = [layered, themed, tailwind()]

/**
 * Turns a style sheet into CSS.
 * @returns the CSS, and the files on which it depends
 * @throws CssSyntaxError if it is not valid, or uses a utility that does not exist
 */
export async function compileSheet(from: string, plugins = SHEETS) {
  const { css, messages } = await postcss(plugins).process(await readFile(from, 'utf8'), { from })
  const watchFiles = messages.flatMap(({ type, file }) => (type === 'dependency' ? [String(file)] : []))
  return { css, watchFiles }
}
