import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildGolden, GOLDEN_SITES, listFile, manifestOf } from './build-golden.ts'
import { keepFiles } from './kept-files.ts'

// `npm run golden:accept`: builds the golden sites and records the digest of each of their files.
for (const site of GOLDEN_SITES) {
  const home = mkdtempSync(path.join(tmpdir(), 'masthead-golden-'))
  try {
    const out = await buildGolden(site, home)
    writeFileSync(listFile(site), manifestOf(out))
    keepFiles(site, out)
    console.log(`Recorded ${manifestOf(out).trimEnd().split('\n').length} files of the golden site “${site}”.`)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
