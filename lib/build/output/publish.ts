import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { filesOf, type ManifestEntry, writeManifest } from '../../cache/manifest.ts'
import { refuseForeign, swapFolder } from '../../cache/swap-folder.ts'
import { outDir } from '../../settings/settings.ts'

/** Fills a folder beside OUT_DIR, lists what is in it, and swaps it in; whatever fails, OUT_DIR stays as it was. */
export async function publish(
  projectDir: string,
  fillFolder: (staging: string) => Promise<readonly ManifestEntry[]>,
): Promise<void> {
  const out = path.resolve(projectDir, outDir())
  const staging = `${out}.pressing`
  refuseForeign(out)
  rmSync(staging, { recursive: true, force: true })
  try {
    mkdirSync(path.dirname(out), { recursive: true })
    mkdirSync(staging) // by itself, for with `recursive` Node does not say what is wrong with the disk
    writeManifest(staging, await fillFolder(staging))
    swapFolder(staging, out)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Ships Next's own export instead, for comparison. */
export async function publishStock(projectDir: string): Promise<void> {
  await publish(projectDir, async (staging) => {
    cpSync(path.join(projectDir, '.next/stock'), staging, { recursive: true })
    return filesOf(staging).map((name) => ({ name }))
  })
}
