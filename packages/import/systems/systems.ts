import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Problem, START } from '../../../lib/problem/problem.ts'
import { nameOf, UNREADABLE } from '../../../lib/source/source-file.ts'
import type { SourceSite } from '../source/source-site.ts'
import { hasFile, listFiles } from '../source/source-site.ts'
import type { System } from '../types/imported.ts'
import { hugo } from './hugo.ts'
import { jekyll } from './jekyll.ts'
import { markdown } from './markdown.ts'
import { wordpress } from './wordpress.ts'

/**
 * Every known system, in the order of detection. The general forms are last, because the other systems contain them
 * too.
 */
export const SYSTEMS: readonly (System | Example)[] = [
  example('zola', /^(?:zola|config)\.toml$/, /^[^\S\n]*base_url\s*=/m),
  example('docusaurus', /^docusaurus\.config\.\w+$/),
  hugo,
  jekyll,
  example('astro', /^(?:astro\.config\.\w+|src\/content\/.+\.mdx?)$/),
  example('eleventy', /^eleventy\.config\.\w+$|\.11tydata\.(?:json|[cm]?js)$/),
  wordpress,
  example('ghost', /\.json$/, /^\s*\{\s*"db"\s*:\s*\[|^\s*\{\s*"meta"\s*:\s*\{[^{}]*"exported_on"/),
  example(
    'drupal',
    /\.(?:csv|json)$/i,
    /"jsonapi"\s*:|"drupal_internal__nid"|^\s*\[\s*\{[^{}]*"nid"|^\W*[^\n]*\bnid\b/i,
  ),
  markdown,
  example('html', /\.html?$/i),
  example('feed', /\.(?:xml|rss|atom)$/i, /<(?:rss|feed|rdf:RDF)[\s>]/),
]

/** A system whose importer is an example, which a newsroom copies (docs/examples/importers). */
interface Example extends Pick<System, 'name' | 'recognises'> {
  readonly read?: undefined
}

/**
 * Returns an example.
 * @param file the path of a file that its sources have
 * @param start what that file has near its beginning
 */
function example(name: string, file: RegExp, start?: RegExp): Example {
  return { name, recognises: (site) => hasFile(site, file, start) }
}

/**
 * Returns the system of a source, by name or by detection; undefined if none fits.
 * @param custom the importers of the newsroom, which come first
 */
export function systemOf(
  site: SourceSite,
  name: string | undefined,
  custom: readonly System[] = [],
): System | Example | undefined {
  return [...custom, ...SYSTEMS].find((system) => (name ? system.name === name : system.recognises(site)))
}

/**
 * Opens a folder to import from, or a single file in it.
 * @param languages the languages of the site that is imported into
 * @param language the language assumed for texts that do not state one
 */
export function openSource(source: string, languages: readonly string[], language: string): SourceSite {
  const where = realpathSync(source)
  const stat = statSync(where)
  const site = { languages, language, problems: [], omitted: new Map<string, string>(), settings: new Set<string>() }
  if (stat.isDirectory()) return { ...site, root: where, files: listFiles(where, site.problems, site.omitted) }
  const root = path.dirname(where)
  if (stat.isFile()) return { ...site, root, files: [path.basename(where)] }
  const unreadable: Problem = { file: nameOf(root, where), ...START, severity: 'error', ...UNREADABLE }
  return { ...site, root, files: [], problems: [unreadable] }
}
