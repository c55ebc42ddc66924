import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PUBLICATION } from '../fixtures/publication.ts'
import { writeGoldenNewsroom } from './newsroom.ts'

/** The sites whose every file is recorded. */
export const GOLDEN_SITES = ['publication', 'newsroom'] as const

/** The name of a recorded site. */
export type GoldenSite = (typeof GOLDEN_SITES)[number]

/** The list of a site's files, one `<SHA-256>  <file>` a line. */
export function listFile(site: GoldenSite): string {
  return path.join(import.meta.dirname, `${site}.sha256`)
}

/**
 * Builds a recorded site with every setting that could change its bytes fixed.
 * @param home an empty folder, for the content and the site
 * @returns the site's folder
 * @throws with the build's output if it fails
 */
export async function buildGolden(site: GoldenSite, home: string): Promise<string> {
  const out = path.join(home, 'out')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CONTENT_DIR: site === 'publication' ? PUBLICATION : await writeGoldenNewsroom(home),
      OUT_DIR: out,
      SITE_URL: `https://${site}.example/`,
      SOURCE_DATE_EPOCH: String(Date.parse('2026-11-26T00:00:00Z') / 1000),
      // Compressed files follow from the bytes that are listed; the tests of builds check them.
      PRECOMPRESS: 'off',
    },
  })
  if (status !== 0) throw new Error(`The golden site “${site}” was not built.\n${stdout}\n${stderr}`)
  return out
}

/** Reads the manifest of a built site. */
export function manifestOf(out: string): string {
  return readFileSync(path.join(out, 'SHA256SUMS'), 'utf8')
}
