import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import type { Library } from '../../library/library.ts'
import type { RenderedPage } from '../page/render-document.ts'

/** The bundled modules of all pages, which render pages outside Next. */
export interface Renderer {
  renderPage(address: string, library: Library): Promise<RenderedPage>
}

/** Returns the options that bundle the modules of all pages for Node, outside Next. */
export function rendererOptions(projectDir: string) {
  return {
    entryPoints: [path.join(projectDir, 'app/render.tsx')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    packages: 'external',
    define: { 'process.env.NODE_ENV': '"production"' },
  } as const satisfies BuildOptions
}

/**
 * Bundles the modules of all pages, so that the build can render them without Next. Style sheets are left out, because
 * Next has already compiled them.
 * @throws if the modules do not compile
 */
export async function bundleRenderer(projectDir: string, outfile: string): Promise<void> {
  await build({ ...rendererOptions(projectDir), outfile, loader: { '.css': 'empty' } })
}
