import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../problem/problem.ts'
import { listFiles, type SourceSite } from './source-site.ts'

/**
 * Opens a folder to import from, or a single file in it.
 * @param languages those of the site that is imported into
 * @param language in which a text is written that does not say so
 */
export function openSource(source: string, languages: readonly string[], language: string): SourceSite {
  const where = realpathSync(source)
  const problems: Problem[] = []
  if (statSync(where).isDirectory())
    return { root: where, files: listFiles(where, problems), languages, language, problems }
  return { root: path.dirname(where), files: [path.basename(where)], languages, language, problems }
}
