import type { Publication } from '../publication/publication.ts'
import type { Manuscript } from './read-story.ts'
import type { Work } from './story.ts'
import { toStory, toWithdrawal } from './to-story.ts'

/** Makes one work of the files of a story, whatever is wrong with them; one without front matter has no part in it. */
export function joinLanguages(
  manuscripts: readonly Manuscript[],
  original: Manuscript,
  publication: Publication | undefined,
): Work {
  const order = publication?.languages.map((language) => language.tag) ?? []
  const editions = manuscripts
    .flatMap((manuscript) => toStory(manuscript, original) ?? [])
    .sort((a, b) => order.indexOf(a.lang) - order.indexOf(b.lang))
  const withdrawals = manuscripts.flatMap((manuscript) => toWithdrawal(manuscript, original) ?? [])
  return {
    slug: original.slug,
    original: original.lang,
    aliases: original.frontMatter?.aliases ?? [],
    editions: new Map(editions.map((story) => [story.lang, story])),
    withdrawn: new Map(withdrawals.map((withdrawal) => [withdrawal.lang, withdrawal])),
  }
}
