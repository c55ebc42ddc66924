import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { importStories } from '../../import/import-stories.ts'
import { printImport } from '../../import/print-import.ts'
import { openSource } from '../../import/source/source-site.ts'
import { SYSTEM_NAMES } from '../../import/systems/system.ts'
import { systemOf } from '../../import/systems/systems.ts'
import { readPublication } from '../../publication/read-publication.ts'
import { buildTime } from '../../settings/build-time.ts'
import { printsColour } from '../../settings/process.ts'
import { contentDir } from '../../settings/settings.ts'
import { readArguments, requireBuildTime, usageError } from '../arguments.ts'

/**
 * `npx masthead import <folder or file>` imports stories from another system, and lists what could not be imported;
 * exit code 1 if anything needs fixing.
 */
const { values, positionals } = readArguments({
  allowPositionals: true,
  options: {
    from: { type: 'string' },
    into: { type: 'string' },
    language: { type: 'string' },
    'translated-by': { type: 'string' },
    force: { type: 'boolean' },
    json: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
})
const [source, ...others] = positionals
if (!source || others.length > 0) usageError('Name the folder or file to import: npx masthead import ../old-blog')
if (!existsSync(source)) usageError(`There is no ${source}.`)
if (values.from && !SYSTEM_NAMES.some((name) => name === values.from))
  usageError(`--from is one of ${SYSTEM_NAMES.join(', ')}.`)
const translatedBy = (['human', 'machine'] as const).find((by) => by === values['translated-by'])
if (values['translated-by'] && !translatedBy) usageError('--translated-by is human or machine.')
requireBuildTime()
const into = path.resolve(values.into ?? contentDir())
const { publication } = readPublication(into)
const languages = publication?.languages.map(({ tag }) => tag) ?? []
if (values.language && languages.length > 0 && !languages.includes(values.language)) {
  usageError(`“${values.language}” is none of this site’s languages: ${languages.join(', ')}.`)
}
const site = openSource(source, languages, values.language ?? publication?.defaultLanguage ?? 'en')
if (statSync(source).isDirectory() && !path.relative(site.root, into).startsWith('..')) {
  usageError('The content folder lies in the folder that is imported. Name another with --into.')
}
const system =
  systemOf(site, values.from) ??
  usageError(`This looks like nothing that is known. Say what it is: --from ${SYSTEM_NAMES.join(', ')}.`)
const dryRun = values['dry-run'] ?? false
const result = importStories(site, system, {
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
        root: site.root,
        into,
        dryRun,
        colour: printsColour(),
      }),
)
process.exitCode = result.problems.some(({ severity }) => severity === 'error') ? 1 : 0
