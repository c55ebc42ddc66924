import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

/** What the preview shares with the press without running it: in a browser there are no files. */
const WITHOUT = /^(node:|gray-matter$|@shikijs\/)/
/** Sveltia CMS comes with its fonts, and yet names these as well, on somebody else's host. */
const FOREIGN_FONTS = /@font-face\s*\{[^}]*https:\/\/cdn\.jsdelivr\.net\/[^}]*\}/g

/**
 * Bundles the desk: its script, Sveltia CMS in it, and what that loads when it is needed, its languages for one.
 * @returns the files by name
 * @throws if it does not compile, or if Sveltia CMS would load its fonts from another host after all
 */
export async function bundleCms(projectDir: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: { desk: path.join(projectDir, 'components/cms/editor.ts') },
    outdir: 'desk',
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
    // Whoever writes a story sees it, held back or not.
    define: { 'process.env': '{"NODE_ENV":"production","HELD":"shown"}' },
    plugins: [plugin],
    logLevel: 'silent',
  })
  const script = outputFiles.map(({ path: file, contents }) => [path.basename(file), contents] as const)
  return new Map([...script, ...cmsFiles()])
}

const plugin: Plugin = {
  name: 'desk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: WITHOUT }, () => ({ path: 'nothing', namespace: 'without' }))
    onLoad({ filter: /.*/, namespace: 'without' }, () => ({ contents: 'module.exports = {}' }))
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path: file }) => {
      const contents = readFileSync(file, 'utf8').replaceAll(FOREIGN_FONTS, '')
      if (contents.includes('cdn.jsdelivr.net')) throw new Error('Sveltia CMS names fonts of another host.')
      return { contents, loader: 'js' }
    })
  },
}

/** The files that Sveltia CMS looks for beside its script, and its licence. */
function cmsFiles(): [string, Uint8Array][] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@sveltia/cms'))
  const names = readdirSync(path.join(folder, 'assets')).filter((name) => !name.endsWith('.map'))
  const assets = names.map((name): [string, Uint8Array] => [
    `assets/${name}`,
    readFileSync(path.join(folder, 'assets', name)),
  ])
  return [...assets, ['LICENSE.txt', readFileSync(path.join(folder, '../LICENSE.txt'))]]
}
