import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Problem, START } from '../../problem/problem.ts'
import { UNREADABLE } from '../../source/read-bytes.ts'
import { nameOf } from '../../source/source-file.ts'
import { listFiles, type SourceSite } from './source-site.ts'

/**
 * Opens a folder to import from, or a single file in it.
 * @param languages the languages of the site that is imported into
 * @param language the language assumed for texts that do not state one
 */
export function openSource(source: string, languages: readonly string[], language: string): SourceSite {
  const where = realpathSync(source)
  const problems: Problem[] = []
  const stat = statSync(where)
  if (stat.isDirectory()) return { root: where, files: listFiles(where, problems), languages, language, problems }
  const root = path.dirname(where)
  if (stat.isFile()) return { root, files: [path.basename(where)], languages, language, problems }
  problems.push({ file: nameOf(root, where), ...START, severity: 'error', ...UNREADABLE })
  return { root, files: [], languages, language, problems }
}
