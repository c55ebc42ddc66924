import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { bundleScript } from '../../lib/builder/compile/bundle-scripts.ts'
import { compileWith, type Renderer } from '../../lib/builder/compile/compiler.ts'
import { compileWithEsbuild } from './compile-with-esbuild.ts'

/**
 * Compiles the script and style that only pages of the dev server have.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export async function compileClient() {
  const folder = path.join(import.meta.dirname, 'page')
  return {
    script: await bundleScript('dev-client', { entryPoints: [path.join(folder, 'client.ts')] }),
    style: await readFile(path.join(folder, 'client.css'), 'utf8'),
  }
}

let compilations = 0

/**
 * Compiles what the build compiles, without Next.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export async function compileDevCode(projectDir: string) {
  const { code, compiled } = await compileWith(compileWithEsbuild, projectDir)
  // Node caches modules by URL, so each rebuild gets a fresh `data:` URL: what the module reads, such as the
  // interface's messages, may have changed. It must not be a file, because deleting a watched file would restart the
  // process.
  const module = `${code}\n// ${++compilations}`
  const renderer: Renderer = await import(`data:text/javascript;base64,${Buffer.from(module).toString('base64')}`)
  return { renderer, compiled }
}
