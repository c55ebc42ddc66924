import { readLibrary } from '../../lib/index/read-library.ts'
import type { Library } from '../../lib/library/library.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { type Changes, writeNewsroom } from '../content/newsroom.ts'

/**
 * The library of a good newsroom with changes.
 * @throws if there is an error in it
 */
export function libraryOf(changes: Changes): Library {
  const { library, problems } = readLibrary(writeNewsroom(changes))
  if (!library) throw new Error(problems.map(({ file, rule }) => `${file} ${rule}`).join(', '))
  return library
}

/**
 * One story of a library in one language.
 * @throws if it is not there
 */
export function storyIn(library: Library, slug: string, lang: string): StoryEdition {
  const edition = library.stories.get(slug)?.editions.get(lang)
  if (!edition) throw new Error(`There is no ${slug} in ${lang}.`)
  return edition
}
