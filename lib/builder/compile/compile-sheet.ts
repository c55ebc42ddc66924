import { readFile } from 'node:fs/promises'
import path from 'node:path'
import tailwind from '@tailwindcss/postcss'
import type { Plugin } from 'esbuild'
import postcss from 'postcss'
import { BROWSERS, siteScript } from '../../settings/site-script.ts'
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

/** Lets esbuild read style sheets as Next does (postcss.config.mjs). */
export const tailwindStyles: Plugin = {
  name: 'tailwind',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { css, watchFiles } = await compileSheet(file)
      return { contents: css, loader: 'css', watchFiles }
    })
  },
}

/**
 * Compiles a script and a style sheet for pages that are not those of the site alone.
 * @param name how the name of the script begins
 * @param script the path of the module that the script begins with
 * @throws esbuild’s BuildFailure if they do not compile
 */
export async function compileAddition(name: string, script: string, sheet: string) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [script, sheet],
    outdir: path.dirname(script),
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    plugins: [tailwindStyles],
    logLevel: 'silent',
  })
  const textIn = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
  return { script: siteScript(name, textIn('.js')), style: textIn('.css') }
}
