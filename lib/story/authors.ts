import type { Publication } from '../publication/publication.ts'
import { type NamedStories, namedStories } from './named-stories.ts'
import { type Name, namesOf } from './names-of.ts'
import { perLibrary } from './per-library.ts'
import { storiesIn } from './stories-in.ts'
import type { Work } from './story.ts'

/** The authors of a story as one of its languages writes them. */
export function authorsOfWork(work: Work, lang: string, publication: Publication): readonly Name[] {
  return namesOf(work, lang, 'authors', publication.defaultLanguage)
}

/** The authors of a language’s stories by their names in addresses, in the order of the language. */
export const authorsOf = perLibrary(
  (library, lang): ReadonlyMap<string, NamedStories> =>
    namedStories(storiesIn(library, lang), lang, ({ work }) => authorsOfWork(work, lang, library.publication)),
)
