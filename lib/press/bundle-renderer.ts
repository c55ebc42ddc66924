import path from 'node:path'
import { build } from 'esbuild'
import type { Library } from '../story/library.ts'
import type { RenderedPage } from './assemble-page.ts'

/** The pages' modules outside Next. */
export interface Renderer {
  renderPage(address: string): Promise<RenderedPage>
  provideLibrary(library: Library): void
}

/**
 * Bundles the pages' modules for Node, so that the press can render them without Next around them. Style sheets are left
 * out: Next has compiled those.
 * @throws if they do not compile
 */
export async function bundleRenderer(projectDir: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(projectDir, 'app/render.tsx')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    packages: 'external',
    loader: { '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
}
