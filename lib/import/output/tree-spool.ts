import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Root } from 'mdast'

/** A file that keeps the texts of an import until they are written, because memory is too small for all of them. */
export interface TreeSpool {
  /** Writes a text; returns a function that reads it. */
  write(tree: Root): () => Root
  close(): void
}

/** Opens a spool in a folder. */
export function openSpool(folder: string): TreeSpool {
  const file = openSync(path.join(folder, 'texts.json'), 'w+')
  let end = 0
  return {
    write: (tree) => {
      const bytes = Buffer.from(JSON.stringify(tree))
      const start = end
      writeSync(file, bytes, 0, bytes.length, start)
      end += bytes.length
      return () => {
        const read = Buffer.alloc(bytes.length)
        readSync(file, read, 0, read.length, start)
        return JSON.parse(read.toString())
      }
    },
    close: () => closeSync(file),
  }
}
