import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Returns a file of a package that only slow tests need.
 * @throws if it is not installed
 */
export function heavyFile(name: string): string {
  const file = path.join(import.meta.dirname, 'node_modules', name)
  if (!existsSync(file)) throw new Error(`${name} is not installed. Run: npm ci --prefix tests/heavy`)
  return file
}
