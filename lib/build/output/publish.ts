import { cpSync } from 'node:fs'
import { refuseForeign } from '../../cache/foreign-files.ts'
import { filesOf, type ManifestEntry, writeManifest } from '../../cache/manifest.ts'
import { siteFolder } from '../../cache/site-folder.ts'
import { replaceFolder } from '../../cache/swap-folder.ts'

/**
 * Fills a staging folder beside OUT_DIR, writes its manifest, and swaps it in. If any step fails, OUT_DIR does not
 * change.
 */
export async function publish(
  projectDir: string,
  fillFolder: (staging: string) => Promise<readonly ManifestEntry[]>,
): Promise<void> {
  await replaceFolder(siteFolder(projectDir), refuseForeign, async (staging) =>
    writeManifest(staging, await fillFolder(staging)),
  )
}

/** Publishes Next's own export instead of Masthead's pages, for comparison. */
export async function publishStock(projectDir: string, distDir: string): Promise<void> {
  await publish(projectDir, async (staging) => {
    cpSync(distDir, staging, { recursive: true })
    return filesOf(staging).map((name) => ({ name }))
  })
}
