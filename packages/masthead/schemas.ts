import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { limitsDocument, OPTIONS_HEADING, optionsSection, rulesDocument, siteDocument } from './schemas/documents.ts'
import { schemaFiles } from './schemas/schema-files.ts'

/**
 * `npm run schemas` writes the schemas, the snippets and the documents of reference, which are generated from the code.
 */
const [commands = ''] = readFileSync('docs/commands.md', 'utf8').split(OPTIONS_HEADING)
const documents = {
  'docs/commands.md': commands + (await optionsSection()),
  'docs/rules.md': rulesDocument(),
  'docs/limits.md': limitsDocument(),
  'docs/site-keys.md': siteDocument(),
}
for (const [name, text] of Object.entries({ ...schemaFiles(), ...documents })) {
  mkdirSync(path.dirname(name), { recursive: true })
  writeFileSync(name, text)
  console.log(name)
}
