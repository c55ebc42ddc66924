import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { GOLDEN_SITES, goldenRecords } from './golden.ts'

// `npm run golden:accept`: builds the golden sites and records the names and sizes of their files, and ten pages.
for (const site of GOLDEN_SITES) {
  const folder = path.join(import.meta.dirname, site)
  const records = await goldenRecords(site)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, text] of records) writeFileSync(path.join(import.meta.dirname, name), text)
}
