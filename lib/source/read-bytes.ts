import { closeSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs'
import type { Problem } from '../problem/problem.ts'
import { inMegabytes } from './limits.ts'

/** A problem of a whole file, without the place where it is reported. */
export type FileFault = Required<Pick<Problem, 'rule' | 'message' | 'hint'>>

/** The problem of a file or folder that exists but cannot be read. */
export const UNREADABLE: FileFault = {
  rule: 'file-unreadable',
  message: 'This cannot be read.',
  hint: 'See that it is what its name says, and that its permissions let you read it.',
}

/**
 * Reads a file of the content or of an import. Does not read a pipe, a socket or a device, which may never end.
 * @param most the maximum size in bytes
 * @returns the bytes, or the reason why the file is not read
 */
export function readBytes(file: string, most: number): Buffer | FileFault {
  try {
    const stat = statSync(file)
    return faultOf(stat, most) ?? readFileSync(file)
  } catch {
    return UNREADABLE
  }
}

/** Reads the first bytes of a file; returns none if it is not a regular file or cannot be read. */
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
