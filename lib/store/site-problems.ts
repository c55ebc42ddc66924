import type { Problem } from '../problem/problem.ts'
import { unsealed } from './damage.ts'
import { type Database, fromJson } from './database.ts'
import { TABLES } from './tables.ts'

/** Returns the problems that the last comparison of all stories and pages found, in its order. */
export function siteProblems(db: Database): readonly Problem[] {
  return db
    .all('SELECT number, problem FROM site_problems ORDER BY number')
    .map(({ number, problem }) => fromJson<Problem>(unsealed(String(number), problem), ''))
}

/** Replaces these problems. */
export function setSiteProblems(db: Database, problems: readonly Problem[]): void {
  if (JSON.stringify(siteProblems(db)) === JSON.stringify(problems)) return
  db.run('DELETE FROM site_problems')
  for (const [number, problem] of problems.entries())
    db.put(TABLES.site_problems, { number, problem: JSON.stringify(problem) })
}

/** The row of `check_only` for problems of standing pages and of the glossary. No story has this name. */
const SITE = '@site'

/** Writes down how many problems of a story only `check` reports; without a story, those of pages and the glossary. */
export function setCheckOnly(db: Database, problems: number, slug = SITE): void {
  if (problems > 0) db.put(TABLES.check_only, { slug, problems })
  else db.run('DELETE FROM check_only WHERE slug = ?', slug)
}

/** Returns how many problems of the whole site only `check` reports. */
export function countCheckOnlyProblems(db: Database): number {
  return Number(db.get('SELECT sum(problems) AS sum FROM check_only')?.sum ?? 0)
}
