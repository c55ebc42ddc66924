import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import type { Library } from './library.ts'
import { readLibrary, sourceTextOf } from './read-library.ts'
import { relatedStories } from './related-stories.ts'
import { keywordsOfStory } from './story-words.ts'

let library: Library | undefined

/**
 * The library that pages are rendered from, read once. In a build Next renders a sample of the stories, for the press renders all
 * of them with the same components; with PRESS=off it is the whole library.
 * @throws if an error stands in the way, with every problem in the message
 */
export function theLibrary(): Library {
  if (library) return library
  const root = path.resolve(process.env.CONTENT_DIR || 'content')
  const reading = rendersSample() ? readSample(root) : readLibrary(root)
  if (!reading.library)
    throw new Error(`The content has errors.\n\n${printProblems(reading.problems, sourceTextOf(root))}`)
  library = rendersSample() ? reading.library : { ...reading.library, related: relatedIn(reading.library) }
  return library
}

function relatedIn(whole: Library): ReturnType<typeof relatedStories> {
  const { stories, publication } = whole
  return relatedStories(whole, (slug) => {
    const story = stories.get(slug)
    return story ? keywordsOfStory(story, publication.defaultLanguage) : []
  })
}

/** Whether Next renders a sample alone. */
export function rendersSample(): boolean {
  return process.env.NODE_ENV === 'production' && process.env.PRESS !== 'off'
}

/** The standing pages, and one story that stands for all. */
export function readSample(root: string): ReturnType<typeof readLibrary> {
  return readLibrary(root, (slugs) => slugs.slice(0, 1))
}

/** Gives pages another library to be rendered from. */
export function provideLibrary(provided: Library): void {
  library = provided
}
