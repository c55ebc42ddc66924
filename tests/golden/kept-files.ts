import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { GoldenSite } from './build-golden.ts'

/** Where the files of the last accepted build are, on the machine that made it. */
function folderOf(site: GoldenSite): string {
  return path.resolve('.cache/golden', site)
}

/** Keeps a build that equals its list, so that a later difference can be shown line by line. */
export function keepFiles(site: GoldenSite, out: string): void {
  rmSync(folderOf(site), { recursive: true, force: true })
  cpSync(out, folderOf(site), { recursive: true })
}

/** The kept and the built text of a file; undefined where it is no text or no build was kept. */
export function textsOf(site: GoldenSite, out: string, name: string): readonly [string, string] | undefined {
  const kept = path.join(folderOf(site), name)
  if (!existsSync(kept) || /\.(avif|webp|jpe?g|png|ico|pf_\w+|pagefind|wasm|woff2)$/.test(name)) return undefined
  return [readFileSync(kept, 'utf8'), readFileSync(path.join(out, name), 'utf8')]
}
