import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rulesDocument } from '../schemas/rules-document.ts'
import { schemaFiles } from '../schemas/schema-files.ts'

/** `npm run schemas` writes the schemas, the snippets and docs/rules.md, which are generated from the code. */
for (const [name, text] of Object.entries({ ...schemaFiles(), 'docs/rules.md': rulesDocument() })) {
  mkdirSync(path.dirname(name), { recursive: true })
  writeFileSync(name, text)
  console.log(name)
}
