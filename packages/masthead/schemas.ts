import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { limitsDocument, rulesDocument, siteDocument } from './schemas/documents.ts'
import { schemaFiles } from './schemas/schema-files.ts'

/** `npm run schemas` writes the schemas, the snippets and the documents of reference, which are generated from the code. */
const documents = {
  'docs/rules.md': rulesDocument(),
  'docs/limits.md': limitsDocument(),
  'docs/site-keys.md': siteDocument(),
}
for (const [name, text] of Object.entries({ ...schemaFiles(), ...documents })) {
  mkdirSync(path.dirname(name), { recursive: true })
  writeFileSync(name, text)
  console.log(name)
}
