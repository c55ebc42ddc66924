import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** A buffer that is used again for each file. A new buffer for each would keep the garbage collector busy. */
const SCRATCH = Buffer.allocUnsafeSlow(1 << 20)

/** A buffer that is used again for each text: to write into it takes half as long as to make a new one. */
const TEXT = Buffer.allocUnsafeSlow(1 << 20)

/** Encodes a text as UTF-8. The bytes are valid only until the next call. */
export function bytesBriefly(content: string | Uint8Array): Uint8Array {
  if (typeof content !== 'string') return content
  const mayFit = content.length * 3 <= TEXT.length // the most bytes of a UTF-16 unit
  return mayFit ? TEXT.subarray(0, TEXT.write(content)) : Buffer.from(content)
}

/** Reads a file; undefined if it is missing. The bytes are valid only until the next call. */
export function readBriefly(file: string): Buffer | undefined {
  try {
    const handle = openSync(file, 'r')
    try {
      const size = readSync(handle, SCRATCH, 0, SCRATCH.length, 0)
      return size < SCRATCH.length ? SCRATCH.subarray(0, size) : readFileSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    return undefined
  }
}
