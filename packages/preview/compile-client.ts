import path from 'node:path'
import { compileAddition } from '../../lib/builder/compile/compile-sheet.ts'

/**
 * Compiles the script and style that only pages of the dev server have.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export function compileClient() {
  const folder = path.join(import.meta.dirname, 'page')
  return compileAddition('dev-client', path.join(folder, 'client.ts'), path.join(folder, 'client.css'))
}
