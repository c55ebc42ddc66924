import { closeSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs'
import type { Problem } from '../problem/problem.ts'
import { inMegabytes } from './limits.ts'

/** What is wrong with a file, wherever it is named. */
export type FileFault = Required<Pick<Problem, 'rule' | 'message' | 'hint'>>

/** What is said of a file or folder that is there but cannot be read. */
export const UNREADABLE: FileFault = {
  rule: 'file-unreadable',
  message: 'This cannot be read.',
  hint: 'See that it is what its name says, and that its permissions let you read it.',
}

/**
 * Reads a file of the content or of an import. A pipe, a socket or a device is not read: it may never end.
 * @param most how many bytes it may have
 * @returns its bytes, or why it is not read
 */
export function readBytes(file: string, most: number): Buffer | FileFault {
  try {
    const stat = statSync(file)
    return faultOf(stat, most) ?? readFileSync(file)
  } catch {
    return UNREADABLE
  }
}

/** The first bytes of a file; none where it is not a plain file or cannot be read. */
export function readStart(file: string, count: number): Uint8Array {
  const bytes = new Uint8Array(count)
  try {
    if (!statSync(file).isFile()) return bytes.subarray(0, 0)
    const handle = openSync(file, 'r')
    try {
      return bytes.subarray(0, readSync(handle, bytes))
    } finally {
      closeSync(handle)
    }
  } catch {
    return bytes.subarray(0, 0)
  }
}

function faultOf(stat: Stats, most: number): FileFault | undefined {
  if (!stat.isFile()) {
    const message = `This is ${kindOf(stat)}, not a file.`
    return { rule: 'file-unreadable', message, hint: 'Put a file here, or delete this.' }
  }
  if (stat.size <= most) return undefined
  const message = `This file has ${inMegabytes(stat.size)}; at most ${inMegabytes(most)} are read.`
  return { rule: 'limit-exceeded', message, hint: 'Divide it, or make it smaller.' }
}

function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'a folder'
  if (stat.isFIFO()) return 'a pipe'
  return stat.isSocket() ? 'a socket' : 'a device'
}
