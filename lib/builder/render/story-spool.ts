import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Story } from '../../story/types/story.ts'

/** The place of a story in the spool, from the time it is read until it is rendered. */
export interface SpoolEntry {
  readonly file: string
  readonly offset: number
  readonly length: number
}

/** Stores stories on disk between reading and rendering, because a whole archive may not fit into memory. */
export class StorySpool {
  readonly #file: string
  readonly #open = new Map<string, number>()
  #size = 0

  /** @param file the spool file that this thread writes; it may read the files of other threads */
  constructor(file: string) {
    this.#file = file
  }

  add(story: Story): SpoolEntry {
    const bytes = serialize(story)
    const spooled = { file: this.#file, offset: this.#size, length: bytes.length }
    if (this.#size === 0) mkdirSync(path.dirname(this.#file), { recursive: true })
    writeSync(this.#handle(this.#file, 'w+'), bytes, 0, bytes.length, this.#size)
    this.#size += bytes.length
    return spooled
  }

  read({ file, offset, length }: SpoolEntry): Story {
    const bytes = Buffer.allocUnsafe(length)
    readSync(this.#handle(file, 'r'), bytes, 0, length, offset)
    return deserialize(bytes)
  }

  close(): void {
    for (const handle of this.#open.values()) closeSync(handle)
    this.#open.clear()
  }

  #handle(file: string, flags: string): number {
    const known = this.#open.get(file)
    if (known !== undefined) return known
    const handle = openSync(file, flags)
    this.#open.set(file, handle)
    return handle
  }
}
