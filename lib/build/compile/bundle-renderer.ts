import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import type { Library } from '../../library/library.ts'
import type { RenderedPage } from '../page/render-document.ts'

/** The pages' modules outside Next. */
export interface Renderer {
  renderPage(address: string, library: Library): Promise<RenderedPage>
}

/** How the pages' modules are bundled for Node, outside Next. */
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
 * Bundles the pages' modules, so that the press can render them without Next around them. Style sheets are left out: Next has
 * compiled those.
 * @throws if they do not compile
 */
export async function bundleRenderer(projectDir: string, outfile: string): Promise<void> {
  await build({ ...rendererOptions(projectDir), outfile, loader: { '.css': 'empty' } })
}
