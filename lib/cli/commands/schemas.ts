import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { schemaFiles } from '../schemas/schema-files.ts'

/** `npm run schemas`: writes what helps while typing, after a key or its description has changed. */
for (const [name, text] of Object.entries(schemaFiles())) {
  mkdirSync(path.dirname(name), { recursive: true })
  writeFileSync(name, text)
  console.log(name)
}
