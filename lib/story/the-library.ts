import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import { type Library, readLibrary, textOf } from './library.ts'
import { relatedWorks } from './related-works.ts'
import { termsOfWork } from './terms-of.ts'

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
  if (!reading.library) throw new Error(`The content has errors.\n\n${printProblems(reading.problems, textOf(root))}`)
  library = rendersSample() ? reading.library : { ...reading.library, related: relatedIn(reading.library) }
  return library
}

function relatedIn(whole: Library): ReturnType<typeof relatedWorks> {
  const { stories, publication } = whole
  return relatedWorks(whole, (slug) => {
    const work = stories.get(slug)
    return work ? termsOfWork(work, publication.defaultLanguage) : []
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
