import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { importStories } from '../../import/import-stories.ts'
import { printImport } from '../../import/print-import.ts'
import { openSource, SYSTEM_NAMES, systemOf } from '../../import/systems/systems.ts'
import { buildTime } from '../../settings/build-time.ts'
import { printsColour } from '../../settings/process.ts'
import { readArguments, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { readSite, requireLanguage } from '../site.ts'

/**
 * `npx masthead import <folder or file>` imports stories from another system, and lists what could not be imported;
 * exit code 1 if anything needs fixing.
 */
const { values, positionals } = readArguments(COMMANDS.import)
const [source, ...others] = positionals
if (!source || others.length > 0) usageError('Name the folder or file to import: npx masthead import ../old-blog')
if (!existsSync(source)) usageError(`There is no ${source}.`)
if (values.from && !SYSTEM_NAMES.some((name) => name === values.from))
  usageError(`--from is one of ${SYSTEM_NAMES.join(', ')}.`)
const translatedBy = (['human', 'machine'] as const).find((by) => by === values['translated-by'])
if (values['translated-by'] && !translatedBy) usageError('--translated-by is human or machine.')
const site = readSite(values.into)
const { root: into, publication } = site
if (values.language) requireLanguage(site, values.language)
const files = openSource(source, site.languages, values.language ?? publication?.defaultLanguage ?? 'en')
if (statSync(source).isDirectory() && !path.relative(files.root, into).startsWith('..')) {
  usageError('The content folder is inside the folder to import. Name another with --into.')
}
const system =
  systemOf(files, values.from) ??
  usageError(`This is not the folder or file of a known system. Name the system: --from ${SYSTEM_NAMES.join(', ')}.`)
const dryRun = values['dry-run'] ?? false
const result = importStories(files, system, {
  into,
  publication,
  translatedBy,
  force: values.force ?? false,
  dryRun,
  now: buildTime(),
})
console.log(
  values.json
    ? JSON.stringify({ from: system.name, ...result }, null, 2)
    : printImport(result, {
        from: system.name,
        root: files.root,
        into,
        dryRun,
        colour: printsColour(),
      }),
)
process.exitCode = result.problems.some(({ severity }) => severity === 'error') ? 1 : 0
