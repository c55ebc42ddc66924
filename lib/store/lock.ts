import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isRunning, thisMachine } from '../settings/process.ts'

/**
 * Takes a lock file that only one build at a time can have. Takes over the lock of a killed build and prints a message.
 * @returns a function that releases the lock
 * @throws if another build has it
 */
export function lock(file: string): () => void {
  const own = JSON.stringify({ pid: process.pid, machine: thisMachine() })
  mkdirSync(path.dirname(file), { recursive: true })
  const text = takeOrRead(file, own)
  if (text !== undefined) {
    refuseIfAlive(file, text)
    removeStale(file, text)
    if (takeOrRead(file, own) !== undefined) throw new Error(startedMessage(file))
  }
  const renewal = setInterval(() => renew(file), RENEWED).unref()
  return () => {
    clearInterval(renewal)
    if (textOf(file) === own) rmSync(file, { force: true })
  }
}

/** The interval at which a build renews its lock, in milliseconds. */
const RENEWED = 5_000

/**
 * The age in milliseconds at which the lock of another machine expires. This machine cannot see whether that build
 * runs.
 */
const EXPIRED = 60_000

/** The process that has a lock. A lock of an earlier version names no machine and counts as one of this machine. */
interface Holder {
  readonly pid: number
  readonly machine: string
}

/** Takes the lock in one step and returns undefined, or returns the text that its holder wrote. */
function takeOrRead(file: string, own: string): string | undefined {
  try {
    writeFileSync(file, own, { flag: 'wx' })
    return undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return textOf(file) ?? ''
    if (textOf(file) === '') rmSync(file, { force: true }) // The disk was full: only the name was written.
    throw error
  }
}

function refuseIfAlive(file: string, text: string): void {
  const { pid, machine: where } = holderOf(text)
  if (where === thisMachine()) {
    if (!isRunning(pid)) return
    throw new Error(
      `Another build is at work here (process ${pid}). Wait for it, or stop it; if that process is not a build, delete ${file}.`,
    )
  }
  if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > EXPIRED) return
  throw new Error(
    `A build on another machine is at work here (${where}, process ${pid}). Wait for it, or stop it; if it was killed, wait a minute, or delete ${file}.`,
  )
}

/** Removes the lock of a killed build, unless another build has taken it over in the meantime. */
function removeStale(file: string, text: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    throw new Error(startedMessage(file))
  }
  if (textOf(aside) !== text) {
    renameSync(aside, file)
    throw new Error(startedMessage(file))
  }
  rmSync(aside)
  console.log(`A build that was killed (process ${holderOf(text).pid}) left its lock behind (${file}); it is removed.`)
}

function startedMessage(file: string): string {
  return `Another build has just started here (${file}). Wait for it.`
}

function holderOf(text: string): Holder {
  if (/^\d+$/.test(text)) return { pid: Number(text), machine: thisMachine() }
  const [, pid, where] = /^\{"pid":(\d+),"machine":"(.*)"\}$/.exec(text) ?? []
  return { pid: Number(pid ?? 0), machine: where ?? 'of unknown name' }
}

function renew(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {} // The lock was deleted.
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
