import path from 'node:path'
import type { Publication } from '../publication/publication.ts'
import { readPublication } from '../publication/read-publication.ts'
import { contentDir } from '../settings/settings.ts'
import { requireBuildTime, usageError } from './arguments.ts'

/** The site that a command works on. */
export interface CommandSite {
  /** The content folder. */
  readonly root: string
  /** Undefined if site.yaml has errors, or is missing. */
  readonly publication: Publication | undefined
  /** The tags of the publication's languages; empty without a publication. */
  readonly languages: readonly string[]
}

/** Reads the site for a command. Ends the process if SOURCE_DATE_EPOCH is not a valid time. */
export function readSite(folder = contentDir()): CommandSite {
  requireBuildTime()
  const root = path.resolve(folder)
  const { publication } = readPublication(root)
  return { root, publication, languages: publication?.languages.map(({ tag }) => tag) ?? [] }
}

/** Ends the process because a command needs a publication. */
export function missingPublication({ root }: CommandSite): never {
  return usageError(`There is no valid site.yaml in ${root}.`)
}

/** Ends the process if the site is known not to have a language. */
export function requireLanguage({ languages }: CommandSite, lang: string): void {
  if (languages.length > 0 && !languages.includes(lang))
    usageError(`“${lang}” is none of this site’s languages: ${languages.join(', ')}.`)
}
