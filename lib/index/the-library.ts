import { AsyncLocalStorage } from 'node:async_hooks'
import { watch } from 'node:fs'
import path from 'node:path'
import type { Library } from '../library/library.ts'
import { keywordsOfStory, relatedStories } from '../library/related.ts'
import { printProblems } from '../problem/print-problems.ts'
import { contentDir, isDevelopment, rendersSample } from '../settings/settings.ts'
import { sourceTextOf } from '../source/source-file.ts'
import { readLibrary } from './read-library.ts'

/**
 * Returns the library from which a page is rendered: the one that `withLibrary` provides. Next reads it from the
 * content folder: once for an export, and again after each change for `next dev`. It contains all stories, or a sample
 * where the build renders all of them later with the same components.
 * @throws if the content has errors, with every problem in the message
 */
export function theLibrary(): Library {
  const own = given.getStore() ?? library
  if (own) return own
  const root = path.resolve(contentDir())
  if (isDevelopment()) forgetAfterChange(root)
  const reading = rendersSample() ? readSample(root) : readLibrary(root)
  if (!reading.library)
    throw new Error(`The content has errors.\n\n${printProblems(reading.problems, sourceTextOf(root))}`)
  const { defaultLanguage } = reading.library.publication
  const relate = (whole: Library) => relatedStories(whole, (story) => keywordsOfStory(story, defaultLanguage))
  library = rendersSample() ? reading.library : { ...reading.library, related: relate(reading.library) }
  return library
}

/** The library of the page that is being rendered; pages rendered at the same time may have different libraries. */
const given = new AsyncLocalStorage<Library>()

/** The library from which Next renders pages. */
let library: Library | undefined

let isWatched = false

/** Forgets the library at each change below a folder. */
function forgetAfterChange(root: string): void {
  if (isWatched) return
  isWatched = true
  watch(root, { recursive: true, persistent: false }, () => {
    library = undefined
  })
}

/** Reads the standing pages and one story as a sample. */
export function readSample(root: string): ReturnType<typeof readLibrary> {
  return readLibrary(root, (slugs) => slugs.slice(0, 1))
}

/**
 * Renders with a library: `theLibrary` returns it inside `render` until the returned promise settles, and only there.
 */
export function withLibrary<Result>(own: Library, render: () => Promise<Result>): Promise<Result> {
  return given.run(own, render)
}
