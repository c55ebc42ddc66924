import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { compileSheet } from '../../lib/builder/compile/compile-sheet.ts'
import { ownPackageFile } from '../../lib/settings/installation.ts'

/**
 * Bundles the desk and the CMS: their scripts, with Sveltia CMS in that of the CMS, their styles, and what that loads on demand, such as its languages.
 * @returns the files by name
 * @throws if it does not compile, or if Sveltia CMS would still load fonts from another host
 */
export async function bundleEditor(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: {
      desk: path.join(import.meta.dirname, 'desk/desk.tsx'),
      editor: path.join(import.meta.dirname, 'editor/editor.ts'),
      lint: ownPackageFile('lint', 'in-browser') ?? '',
    },
    outdir: 'editor',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    legalComments: 'none',
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    loader: { '.css': 'empty' },
    define: { 'process.env': '{"NODE_ENV":"production"}' },
    plugins: [plugin],
    logLevel: 'silent',
  })
  const script = outputFiles.map(({ path: file, contents }) => [path.basename(file), contents] as const)
  const sheets = ['desk', 'editor'].map(async (name) => {
    const { css } = await compileSheet(path.join(import.meta.dirname, name, `${name}.css`))
    return [`${name}.css`, css] as const
  })
  return new Map<string, string | Uint8Array>([...script, ...(await Promise.all(sheets)), ...cmsFiles()])
}

/**
 * Modules that the editor imports but never runs: a browser has no file system, and no form of Masthead’s has code of
 * other languages or a map.
 */
const WITHOUT = /^(node:|gray-matter$|@shikijs\/|leaflet\/|terra-draw)/
/** Sveltia CMS includes its fonts, but also names the same fonts on another host. */
const FOREIGN_FONTS = /@font-face\s*\{[^}]*https:\/\/cdn\.jsdelivr\.net\/[^}]*\}/g

const plugin: Plugin = {
  name: 'cms',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:crypto$/ }, () => ({
      path: path.join(import.meta.dirname, 'desk/parts/browser-crypto.ts'),
    }))
    onResolve({ filter: WITHOUT }, () => ({ path: 'nothing', namespace: 'without' }))
    onLoad({ filter: /.*/, namespace: 'without' }, () => ({ contents: 'module.exports = {}' }))
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path: file }) => {
      const contents = readFileSync(file, 'utf8').replaceAll(FOREIGN_FONTS, '')
      if (contents.includes('cdn.jsdelivr.net')) throw new Error('Sveltia CMS names fonts of another host.')
      return { contents, loader: 'js' }
    })
  },
}

/** Returns the files that Sveltia CMS expects beside its script, and its licence. */
function cmsFiles(): [string, Uint8Array][] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@sveltia/cms'))
  const names = readdirSync(path.join(folder, 'assets')).filter((name) => !name.endsWith('.map'))
  const assets = names.map((name): [string, Uint8Array] => [
    `assets/${name}`,
    readFileSync(path.join(folder, 'assets', name)),
  ])
  return [...assets, ['LICENSE.txt', readFileSync(path.join(folder, '../LICENSE.txt'))]]
}
