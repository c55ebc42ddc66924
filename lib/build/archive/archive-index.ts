import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'
import { sha256 } from '../../cache/sha256.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { CommonFile } from '../output/fill-site.ts'
import type { StoryOutput } from './render-context.ts'

/** What a build leaves for the next: for each story, of what content it was pressed and what came of it. */
export interface ArchiveIndex {
  /** A digest of all that every page depends on: code, publication, standing pages, settings. */
  readonly state: string
  readonly stories: ReadonlyMap<string, IndexedStory>
  /** The files that are not one story's. */
  readonly common: readonly CommonFile[]
}

/** One story in the index. */
export interface IndexedStory extends StoryOutput {
  /** A digest of its folder. */
  readonly digest: string
  readonly reading: LoadedStory
  /** What its text is about, with spaces between the words. */
  readonly terms: string
  /** A digest of what its pages show of other stories. */
  readonly related: string
}

/**
 * Where what was pressed of a content folder is kept. Each folder has its own place, for what is kept of one would push out
 * the other's; a place whose folder is gone is cleared away.
 */
export function archiveFolder(projectDir: string, root: string): string {
  const cache = path.join(projectDir, '.next/cache/masthead')
  const folder = path.join(cache, `archive-${sha256(root).slice(0, 8)}`)
  writeSealed(path.join(folder, 'root'), [root])
  for (const name of readdirSync(cache).filter((other) => other.startsWith('archive-'))) {
    if (isForsaken(path.join(cache, name, 'root'))) rmSync(path.join(cache, name), { recursive: true, force: true })
  }
  return folder
}

/** Whether the content folder that a note names is gone. A place without a sound note stays: its next build writes one. */
function isForsaken(note: string): boolean {
  const root = readSealed(note)
  return root !== undefined && !existsSync(root.toString())
}

/** The name of an index: a line of JSON for all of it, and then one for each story. */
export const INDEX = 'archive.jsonl'

/**
 * The last build's index, if it was made in this state.
 * @param root the content folder, which may have been elsewhere then
 */
export function readIndex(file: string, state: string, root: string): ArchiveIndex {
  const nothing: ArchiveIndex = { state, stories: new Map(), common: [] }
  const sealed = readSealed(file)
  if (!sealed) return nothing
  try {
    const lines = linesOf(sealed)
    const head: Omit<ArchiveIndex, 'works'> = JSON.parse(lines.next().value ?? '')
    if (head.state !== state) return nothing
    const stories = new Map<string, IndexedStory>()
    for (const line of lines) {
      const [slug, story]: [string, IndexedStory] = JSON.parse(line, revive(root))
      stories.set(slug, story)
    }
    return { ...head, stories }
  } catch {
    return nothing // Written by another version: every page is rendered again.
  }
}

/** Writes the index whole or not at all. It never stands in memory as a text: that of a large archive is as large as its stories. */
export function writeIndex(file: string, index: ArchiveIndex, root: string): void {
  writeSealed(file, linesFrom(index, root))
}

function* linesFrom({ stories, ...head }: ArchiveIndex, root: string): Generator<string> {
  const line = (value: unknown) => `${JSON.stringify(value, replace(root))}\n`
  yield line(head)
  for (const story of stories) yield line(story)
}

function* linesOf(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start)
    if (end < 0) throw new Error('The last line has no end.')
    yield bytes.toString('utf8', start, end)
    start = end + 1
  }
}

// JSON knows no maps; and pictures are named by where they lie in the content folder, wherever that is.
function replace(root: string): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (key === 'path' && typeof value === 'string') return path.relative(root, value)
    return value instanceof Map ? { $map: [...value] } : value
  }
}

function revive(root: string): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (key === 'path' && typeof value === 'string') return path.join(root, value)
    const isMap = typeof value === 'object' && value !== null && '$map' in value && Array.isArray(value.$map)
    return isMap && '$map' in value && Array.isArray(value.$map) ? new Map(value.$map) : value
  }
}
