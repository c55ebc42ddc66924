import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'
import { sha256 } from '../../cache/sha256.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { CommonFile } from '../output/fill-site.ts'
import type { StoryOutput } from './render-context.ts'

/** The index that a build leaves for the next one: for each story, the content it was rendered from and the result. */
export interface ArchiveIndex {
  /** A digest of all that every page depends on: code, publication, standing pages, settings. */
  readonly state: string
  readonly stories: ReadonlyMap<string, IndexedStory>
  /** The files that belong to no single story. */
  readonly common: readonly CommonFile[]
}

/** One story in the index. */
export interface IndexedStory extends StoryOutput {
  /** A digest of the story's folder. */
  readonly digest: string
  readonly reading: LoadedStory
  /** The keywords of the story's text, separated by spaces. */
  readonly terms: string
  /** A digest of what the story's pages show of other stories. */
  readonly related: string
}

/**
 * Returns the cache directory of a content folder. Each content folder has its own, because two in one directory would
 * replace each other's files. Cache directories whose content folder no longer exists are deleted.
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

/**
 * Returns whether the content folder that a `root` file names is gone. A directory without a valid `root` file is kept:
 * its next build writes one.
 */
function isForsaken(note: string): boolean {
  const root = readSealed(note)
  return root !== undefined && !existsSync(root.toString())
}

/**
 * The file name of an index. Its first line is JSON for the archive as a whole; then follows one line for each story.
 */
export const INDEX = 'archive.jsonl'

/**
 * Returns the index of the last build if it was made in this state, otherwise an empty one.
 * @param root the content folder, which may have been in another place then
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
    return nothing // Another version wrote it, so every page is rendered again.
  }
}

/**
 * Writes the whole index or nothing. It writes line by line, because the text of a large archive's index is as large as
 * its stories.
 */
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

// JSON has no maps, so they are written as `$map`. Paths of pictures are relative to the content folder, which may
// move.
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
