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
      const start = end
      end += writeAll(file, Buffer.from(JSON.stringify(tree)), start)
      return readerOf(file, start, end - start)
    },
    close: () => closeSync(file),
  }
}

function writeAll(file: number, bytes: Buffer, start: number): number {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, start + done)
  return bytes.length
}

// A function of its own, so that it does not keep the text that was written.
function readerOf(file: number, start: number, length: number): () => Root {
  return () => {
    const bytes = Buffer.alloc(length)
    for (let done = 0; done < length; ) {
      const count = readSync(file, bytes, done, length - done, start + done)
      if (count === 0) throw new Error('The file of the texts ends too early.')
      done += count
    }
    return JSON.parse(bytes.toString())
  }
}
