import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Problem, START } from '../../../lib/problem/problem.ts'
import { nameOf, UNREADABLE } from '../../../lib/source/source-file.ts'
import { listFiles } from '../source/source-site.ts'
import type { SourceSite, System } from '../types/imported.ts'
import { astro } from './astro.ts'
import { docusaurus } from './docusaurus.ts'
import { drupal } from './drupal.ts'
import { eleventy } from './eleventy.ts'
import { feed } from './feed.ts'
import { ghost } from './ghost.ts'
import { html } from './html.ts'
import { hugo } from './hugo.ts'
import { jekyll } from './jekyll.ts'
import { markdown } from './markdown.ts'
import { wordpress } from './wordpress.ts'
import { zola } from './zola.ts'

/** Every known system, in the order of detection. The general forms are last, because the other systems contain them too. */
export const SYSTEMS: readonly System[] = [
  ...[zola, docusaurus, hugo, jekyll, astro, eleventy],
  ...[wordpress, ghost, drupal, markdown, html, feed],
]

/**
 * Returns the system of a source, by name or by detection; undefined if none fits.
 * @param own the importers of the newsroom, which come first
 */
export function systemOf(site: SourceSite, name: string | undefined, own: readonly System[] = []): System | undefined {
  return [...own, ...SYSTEMS].find((system) => (name ? system.name === name : system.recognises(site)))
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
