import path from 'node:path'
import { printProblems } from '../problem/print-problems.ts'
import { type Library, readLibrary } from './library.ts'

let library: Library | undefined

/**
 * The library of this process: read once when a site is pressed, anew for every page while one is written.
 * @throws if an error stands in the way, with every problem in the message
 */
export function theLibrary(): Library {
  if (library && process.env.NODE_ENV === 'production') return library
  const reading = readLibrary(path.resolve(process.env.CONTENT_DIR || 'content'))
  if (!reading.library) throw new Error(`The content has errors.\n\n${printProblems(reading.problems, reading.textOf)}`)
  library = reading.library
  return library
}
