import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from '../../cache/content-store.ts'
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
  const cache = cacheFolder(projectDir)
  const folder = path.join(cache, `archive-${sha256(root).slice(0, 8)}`)
  writeSealed(path.join(folder, 'root'), [root])
  for (const name of readdirSync(cache).filter((other) => other.startsWith('archive-'))) {
    if (isGone(path.join(cache, name, 'root'))) rmSync(path.join(cache, name), { recursive: true, force: true })
  }
  return folder
}

/**
 * Returns whether the content folder that a `root` file names is gone. A directory without a valid `root` file
 * stays: its next build writes one.
 */
function isGone(note: string): boolean {
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
    const [first, ...lines] = linesOf(sealed)
    const head: Omit<ArchiveIndex, 'stories'> = JSON.parse(first?.toString() ?? '')
    if (head.state !== state) return nothing
    return { ...head, stories: new Map(lines.map((line) => storyIn(line, root))) }
  } catch {
    return nothing // Another version wrote it, so every page is rendered again.
  }
}

/** The lines from which stories were read. A story that has not changed is written as the same bytes. */
const lineOf = new WeakMap<IndexedStory, Buffer>()

function storyIn(line: Buffer, root: string): [string, IndexedStory] {
  const entry: [string, IndexedStory] = JSON.parse(line.toString())
  revive(entry, root)
  lineOf.set(entry[1], line)
  return entry
}

/** Writes the whole index or nothing. */
export function writeIndex(file: string, { stories, ...head }: ArchiveIndex, root: string): void {
  const line = (value: unknown) => Buffer.from(`${JSON.stringify(value, replacer(root))}\n`)
  writeSealed(file, inBlocks([line(head), ...[...stories].map((entry) => lineOf.get(entry[1]) ?? line(entry))]))
}

/** Joins lines to blocks of a thousand, so that the file is written in few steps. */
function* inBlocks(lines: readonly Buffer[]): Generator<Buffer> {
  for (let start = 0; start < lines.length; start += 1000) yield Buffer.concat(lines.slice(start, start + 1000))
}

/** Returns the lines of a file, each with its end. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start)
    if (end < 0) throw new Error('The last line has no end.')
    lines.push(bytes.subarray(start, end + 1))
    start = end + 1
  }
  return lines
}

// JSON has no maps, so they are written as `$map`. Paths of pictures are relative to the content folder, which may
// move.
function replacer(root: string): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (key === 'path' && typeof value === 'string') return path.relative(root, value)
    return value instanceof Map ? { $map: [...value] } : value
  }
}

/** Undoes `replacer` in parsed JSON. A reviver of JSON.parse would take three times as long. */
function revive(parent: object, root: string): void {
  for (const [key, value] of Object.entries(parent)) {
    if (key === 'path' && typeof value === 'string') Reflect.set(parent, key, path.join(root, value))
    if (typeof value !== 'object' || value === null) continue
    revive(value, root)
    if ('$map' in value && Array.isArray(value.$map)) Reflect.set(parent, key, new Map(value.$map))
  }
}
