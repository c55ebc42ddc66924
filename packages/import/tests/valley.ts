import path from 'node:path'
import { stringify } from 'yaml'
import { readLibrary } from '../../../lib/index/read-library.ts'
import type { Problem } from '../../../lib/problem/problem.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { type Changes, writeNewsroom } from '../../../tests/content/newsroom.ts'
import { type ImportOptions, type ImportResult, importStories } from '../import-stories.ts'
import { openSource, systemOf } from '../systems/systems.ts'
import { EXAMPLES } from './examples.ts'

const LANGUAGES = ['en', 'fr', 'ar']
const NOTICE = { text: 'Privacy. Terms.', privacy: 'Privacy', terms: 'Terms' }
const PAGE = '---\ntitle: A page\ntranslation: {of: en, by: human}\n---\n\nOne paragraph.\n'

const SITE = {
  name: 'The Valley',
  languages: LANGUAGES,
  defaultLanguage: 'en',
  description: each('News of the valley.'),
  sections: { science: { label: each('Science') } },
  consent: {
    version: '1',
    notice: each(NOTICE),
    services: [
      { name: 'YouTube', purpose: 'embeds', embed: 'https://www.youtube-nocookie.com' },
      { name: 'Vimeo', purpose: 'embeds', embed: 'https://player.vimeo.com' },
    ],
  },
}

/** The samples that were made to be imported. */
export const SAMPLES = path.resolve('tests/fixtures/import')

/**
 * Writes a newsroom of three languages without stories, which declares two hosts of films, and returns its content
 * folder.
 */
export function writeValley(changes: Changes = {}): string {
  const pages = ['privacy', 'terms', 'cookies', 'about'].map((name) => [`pages/${name}/fr.md`, PAGE] as const)
  return writeNewsroom({
    'site.yaml': stringify(SITE),
    'stories/harvest': undefined,
    ...Object.fromEntries(pages),
    ...changes,
  })
}

/** Imports a source as the command does. */
export function importInto(
  root: string,
  source: string,
  more: Partial<ImportOptions & { from: string; language: string }> = {},
): ImportResult {
  const { publication } = readPublication(root)
  const languages = publication?.languages.map(({ tag }) => tag) ?? []
  const site = openSource(source, languages, more.language ?? publication?.defaultLanguage ?? 'en')
  const known = systemOf(site, more.from)
  const system = known?.read ? known : EXAMPLES.find(({ name }) => name === known?.name)
  if (!system) throw new Error(`Nothing known: ${source}`)
  const now = Date.parse('2025-01-01T00:00:00Z')
  const options = { into: root, publication, translatedBy: undefined, force: false, dryRun: false, now, ...more }
  return importStories(site, system, options)
}

/** The errors that the check finds in a content folder, in a few words. */
export function errorsIn(root: string): string[] {
  return readLibrary(root).problems.flatMap((problem) => (problem.severity === 'error' ? [brief(problem)] : []))
}

/** A problem in a few words: the file’s name, the line, the rule. */
export function brief({ file, line, rule }: Problem): string {
  return `${path.posix.basename(file)}:${line} ${rule}`
}

function each<Value>(value: Value): Record<string, Value> {
  return Object.fromEntries(LANGUAGES.map((tag) => [tag, value]))
}
