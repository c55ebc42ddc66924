import { AsyncLocalStorage } from 'node:async_hooks'
import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import type { Library } from './library.ts'
import { readLibrary, sourceTextOf } from './read-library.ts'
import { relatedStories } from './related-stories.ts'
import { keywordsOfStory } from './story-words.ts'

/** The library of the page that is being rendered; pages that are rendered at the same time may each have another. */
const given = new AsyncLocalStorage<Library>()

/** The library that Next's pages are rendered from. */
let library: Library | undefined

/**
 * The library that a page is rendered from: the one it is given by `withLibrary`. In Next it is read from the content folder,
 * once: a sample of the stories, for the build renders all of them with the same components; with PRESS=off all stories.
 * @throws if the content has errors, with every problem in the message
 */
export function theLibrary(): Library {
  const own = given.getStore() ?? library
  if (own) return own
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

/** Renders with a library: `theLibrary` returns it until what `render` returns has settled, and only there. */
export function withLibrary<Result>(own: Library, render: () => Promise<Result>): Promise<Result> {
  return given.run(own, render)
}
