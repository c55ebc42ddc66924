import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { readArguments, usageError } from '../../lib/cli/command.ts'
import { readSite, requireLanguage } from '../../lib/cli/site.ts'
import { redirectLines } from '../../lib/hosts/host-files.ts'
import { readNewsroomConfig } from '../../lib/newsroom/newsroom-config.ts'
import { printProblems } from '../../lib/problem/print-problems.ts'
import { systemSentence } from '../../lib/problem/wording.ts'
import { engineFolder, ownPackageFile, packedCode } from '../../lib/settings/installation.ts'
import { printsColour } from '../../lib/settings/process.ts'
import { buildTime } from '../../lib/settings/settings.ts'
import { readSource, sourceTextOf } from '../../lib/source/source-file.ts'
import { importCommands } from './commands.ts'
import { customSystems } from './custom-systems.ts'
import { importStories } from './import-stories.ts'
import { draftSentence, scheduledSentence } from './output/draft-sentence.ts'
import { openSource, SYSTEMS, systemOf } from './systems/systems.ts'

/** `npx masthead import <folder or file>` imports stories, and lists what it could not; exit code 1 on any error. */
const { values, positionals } = readArguments(importCommands.import)
const [source, ...others] = positionals
if (!source || others.length > 0) usageError('Name the folder or file to import: npx masthead import ../old-blog')
if (!existsSync(source)) usageError(`There is no ${source}.`)
const translatedBy = (['human', 'machine'] as const).find((by) => by === values['translated-by'])
if (values['translated-by'] && !translatedBy) usageError('--translated-by is human or machine.')
const site = readSite(values.into)
const { root: into, publication } = site
const own = await readNewsroomConfig(into)
if (own.problems.length > 0) {
  console.log(printProblems(own.problems, sourceTextOf(into), printsColour()))
  process.exit(1)
}
const custom = customSystems(own)
const names = [...custom, ...SYSTEMS].map(({ name }) => name)
if (values.from && !names.includes(values.from)) usageError(`--from is one of ${names.join(', ')}.`)
if (values.language) requireLanguage(site, values.language)
const language = values.language ?? publication?.defaultLanguage ?? 'en'
// A script that reads the output sees nothing of the progress.
const progress = (done: number, all: number) => {
  if (process.stderr.isTTY && done % 100 === 0) process.stderr.write(`\r${done} of ${all} \r`)
}
const files = { ...openSource(source, site.languages, language), progress }
if (statSync(source).isDirectory() && !path.relative(files.root, into).startsWith('..')) {
  usageError('The content folder is inside the folder to import. Name another with --into.')
}
const found =
  systemOf(files, values.from, custom) ??
  usageError(`This is not the folder or file of a known system. Name the system: --from ${names.join(', ')}.`)
const system = found.read ? found : usageError(exampleSentence(found.name))
const dryRun = values['dry-run'] ?? false
const force = values.force ?? false
const isPublic = values.public?.split(',')
const fromUrl = values['from-url']
if (fromUrl && !URL.canParse(fromUrl)) usageError('--from-url is the address of the old site: https://old.example')
const options = { into, publication, translatedBy, force, dryRun, now: buildTime(), fromUrl, isPublic }
const result = importOrEnd()
console.log(values.json ? JSON.stringify({ from: system.name, ...result }, null, 2) : report(system.name))
process.exitCode = result.problems.some(({ severity }) => severity === 'error') ? 1 : 0

/** Imports the stories. If the disk is full or may only be read, it says so once, and ends the process. */
function importOrEnd() {
  try {
    return importStories(files, system, options)
  } catch (error) {
    const sentence = systemSentence(error, into)
    if (sentence === undefined) throw error
    console.error(`${sentence} The stories that were imported before that stay.`)
    return process.exit(1)
  }
}

/** Returns how the importer of a system that is not built in gets into the newsroom. */
function exampleSentence(name: string): string {
  const folder = packedCode()
    ? path.join(path.dirname(ownPackageFile('import', 'import') ?? ''), 'examples')
    : path.join(engineFolder(), 'docs/examples/importers')
  const file = path.relative('', path.join(folder, `${name}.ts`))
  return `The importer “${name}” is an example: copy ${file} beside masthead.config.ts, and write there importers: { ${name} }.`
}

/**
 * Returns the result for a person: the counts by cause, the stories, the problems, the files that are not imported, and
 * the old addresses that only a host can redirect.
 * @param from the name of the system
 */
function report(from: string): string {
  const { stories, drafts, scheduled, unchanged, problems, omitted, moved } = result
  const count = (collection: string, one: string, many: string) => {
    const found = stories.filter((story) => story.collection === collection).length
    return `${found} ${found === 1 ? one : many}`
  }
  const counts = `${count('stories', 'story', 'stories')} and ${count('pages', 'page', 'pages')}`
  const list = stories.map(({ collection, slug, languages }) => `  ${collection}/${slug} (${languages.join(', ')})`)
  const reasons = Map.groupBy(omitted, ({ reason }) => reason)
  const left = [...reasons].map(([reason, files]) =>
    [`  ${reason}:`, ...files.map(({ file }) => `    ${file}`)].join('\n'),
  )
  const redirects = redirectLines(moved, '/', (a, b) => `${a} ${b} 301`).trimEnd()
  const part = (title: string, text: string) => (text ? `${title}\n${text}` : '')
  return [
    `${dryRun ? 'Would import' : 'Imported'} ${counts} from ${from} into ${path.relative('', into) || '.'}.`,
    draftSentence(drafts),
    scheduledSentence(scheduled.length),
    part('Problems and omitted files, by cause:', causes().join('\n')),
    unchanged > 0 ? `${unchanged} of the source have not changed since the last import.` : '',
    part('Stories and pages:', list.join('\n')),
    problems.length > 0 ? 'Changes, losses, and what is left to do:' : '',
    problems.length > 0 ? printProblems(problems, sourceText, printsColour()) : '',
    part('Files that are not imported:', left.join('\n')),
    part('Old addresses that only your host can redirect (as in Netlify’s _redirects):', redirects),
    'Next: npx masthead check',
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Returns how often each rule has a problem, errors first, and how many files are omitted for each reason. */
function causes(): string[] {
  const names = [
    ...result.problems.map(({ severity, rule }) => `${rule} (${severity})`),
    ...result.omitted.map(({ reason }) => `not imported: ${reason}`),
  ]
  const rank = (name: string) => ['(warning)', '(error)'].findIndex((ending) => name.endsWith(ending))
  return [...Map.groupBy(names, (name) => name)]
    .sort(([a, some], [b, others]) => rank(b) - rank(a) || others.length - some.length)
    .map(([name, { length }]) => `${String(length).padStart(7)}  ${name}`)
}

/** Returns the text of a file that has a problem. Code frames are cut from all of it, so larger files are not read. */
function sourceText(file: string): string | undefined {
  const where = path.resolve(path.dirname(files.root), file)
  const isText = /\.(?:md|mdx|markdown|html?|ya?ml|toml|json|xml)$/i.test(file)
  const read = isText ? readSource(files.root, where, 2_000_000) : undefined
  return read?.readable ? read.source.text : sourceTextOf(into)(file)
}
