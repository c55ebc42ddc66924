import type { Publication } from '../../publication/publication.ts'
import type { ParsedStoryFile } from '../read/read-story.ts'
import type { Story } from '../types/story.ts'
import { toStoryEdition, toWithdrawal } from './to-story-edition.ts'

/** Joins the files of a story into one `Story`, even if they have problems. Omits files without valid front matter. */
export function joinLanguages(
  manuscripts: readonly ParsedStoryFile[],
  original: ParsedStoryFile,
  publication: Publication | undefined,
): Story {
  const order = publication?.languages.map((language) => language.tag) ?? []
  const editions = manuscripts
    .flatMap((manuscript) => toStoryEdition(manuscript, original) ?? [])
    .sort((a, b) => order.indexOf(a.lang) - order.indexOf(b.lang))
  const withdrawals = manuscripts.flatMap((manuscript) => toWithdrawal(manuscript, original) ?? [])
  return {
    slug: original.slug,
    original: original.lang,
    aliases: original.frontMatter?.aliases ?? [],
    editions: new Map(editions.map((edition) => [edition.lang, edition])),
    withdrawn: new Map(withdrawals.map((withdrawal) => [withdrawal.lang, withdrawal])),
  }
}
