import path from 'node:path'
import { outDir, siteUrl } from '../../settings/settings.ts'
import { nameOfFile, textOf } from '../../store/damage.ts'
import type { Database } from '../../store/database.ts'
import type { SiteFileName } from '../../store/manifest.ts'

/** A file of the site, as the last build left it. */
export interface FoundOutput {
  readonly name: SiteFileName
  /** The number of the task that made it; undefined for a file of which nothing is known. */
  readonly task: number | undefined
  /** The publication since which it has its bytes. */
  readonly since: number
}

/**
 * Finds a file of the site by its address or its name: `en/two/`, `/en/two/`, `https://news.example/en/two/`,
 * `en/two/index.html`, `out/en/two/index.html`.
 */
export function findOutput(db: Database, written: string): FoundOutput | undefined {
  for (const name of namesOf(written)) {
    const row = db.get('SELECT name, task, since FROM outputs WHERE name = ? AND is_published = 1 LIMIT 1', name)
    if (!row) continue
    return {
      name: nameOfFile(row.name),
      task: typeof row.task === 'number' ? row.task : undefined,
      since: Number(row.since),
    }
  }
  return undefined
}

/** Returns the names of a few files of the site that contain the last part of what somebody wrote. */
export function similarOutputs(db: Database, written: string): string[] {
  const [part = ''] = written.split('/').filter(Boolean).slice(-1)
  const sql =
    'SELECT name FROM outputs WHERE is_published = 1 AND instr(name, ?) > 0 GROUP BY name ORDER BY length(name)'
  return db.all(`${sql} LIMIT ${MOST_SIMILAR}`, part).map(({ name }) => textOf(name))
}

const MOST_SIMILAR = 3

/** Returns the names that somebody may mean, the likeliest first. */
function namesOf(written: string): string[] {
  const site = siteUrl()?.href
  const inSite = site && written.startsWith(site) ? written.slice(site.length) : written
  const inFolder = path.relative(outDir(), inSite)
  const given = inFolder.startsWith('..') || path.isAbsolute(inFolder) ? inSite : inFolder
  const name = decoded(
    given
      .split(path.sep)
      .join('/')
      .replace(/^(\.?\/)+/, ''),
  )
  const folder = name.replace(/\/+$/, '')
  const page = folder === '' ? 'index.html' : `${folder}/index.html`
  return name === '' || name.endsWith('/') ? [page] : [name, page]
}

/** Returns an address with its percent signs decoded, or as it is if they are none. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
