import { existsSync } from 'node:fs'
import path from 'node:path'
import { tagProblem } from '../language/language.ts'
import { shellWord } from '../problem/wording.ts'
import { readPublication } from '../publication/read-publication.ts'
import { contentDir } from '../settings/settings.ts'
import { contentCachePath, databaseIn } from '../store/cache-folder.ts'
import { Database } from '../store/database.ts'
import { countCheckOnlyProblems } from '../store/site-problems.ts'
import { requireBuildTime, usageError } from './command.ts'

/**
 * Reads the site for a command. Ends the process if SOURCE_DATE_EPOCH is not a valid time.
 * @returns the content folder; the publication and its languages, if site.yaml has no errors
 */
export function readSite(folder = contentDir()) {
  requireBuildTime()
  return siteIn(folder)
}

/** Reads the site as `readSite` does, and ends nothing. */
export function siteIn(folder: string) {
  const root = path.resolve(folder)
  const { publication } = readPublication(root)
  return { root, publication, languages: publication?.languages.map(({ tag }) => tag) ?? [] }
}

type CommandSite = ReturnType<typeof readSite>

/** Ends the process because a command needs a publication. */
export function missingPublication({ root }: CommandSite): never {
  return usageError(`There is no valid site.yaml in ${root}.`)
}

/** Ends the process if a text is not the tag of a language. */
export function requireTag(tag: string): void {
  const problem = tagProblem(tag)
  if (problem) usageError(`${problem.message} ${problem.hint}`)
}

/** Ends the process if the site is known not to have a language. */
export function requireLanguage({ languages }: CommandSite, lang: string): void {
  if (languages.length === 0 || languages.includes(lang)) return
  requireTag(lang)
  usageError(
    `“${lang}” is not one of this site’s languages: ${languages.join(', ')}. First: npx masthead language add ${shellWord(lang)}`,
  )
}

/**
 * Returns a sentence with the number of problems that only `check` reports, of the site that was built last; undefined
 * if it has none, or if no build has counted them.
 */
export function checkOnlySentence(projectDir: string): string | undefined {
  const count = countedProblems(databaseIn(contentCachePath(projectDir, path.resolve(projectDir, contentDir()))))
  if (count === 0) return undefined
  const problems = count === 1 ? '1 more problem' : `${count.toLocaleString('en')} more problems`
  return `Only \`check\` reports ${problems}, of translations, words and pictures: npx masthead check`
}

function countedProblems(file: string): number {
  if (!existsSync(file)) return 0
  try {
    const db = new Database(file)
    try {
      return countCheckOnlyProblems(db)
    } finally {
      db.close()
    }
  } catch {
    return 0 // The database is damaged or in use. The next build counts again.
  }
}
