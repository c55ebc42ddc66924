import { mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'

/** A build renews its lock after so many milliseconds. */
const RENEWED = 5_000

/** The lock of another machine has expired after so many milliseconds: whether its build still runs cannot be seen from here. */
const EXPIRED = 60_000

/** Who holds a lock. Locks of earlier versions name no machine: they are of this one. */
interface Holder {
  readonly pid: number
  readonly machine: string
}

/**
 * Makes sure that only one build at a time holds a lock file.
 * @returns how to let go of the lock
 * @throws if another build holds it; one that was killed is said to have been, and its lock is taken over
 */
export function lock(file: string): () => void {
  const own = JSON.stringify({ pid: process.pid, machine: machine() })
  mkdirSync(path.dirname(file), { recursive: true })
  const held = takeOrRead(file, own)
  if (held !== undefined) {
    refuseIfAlive(file, held)
    removeStale(file, held)
    if (takeOrRead(file, own) !== undefined) throw new Error(begun(file))
  }
  const renewal = setInterval(() => renew(file), RENEWED).unref()
  return () => {
    clearInterval(renewal)
    if (textOf(file) === own) rmSync(file, { force: true })
  }
}

/** Takes the lock in one step, or returns what its holder wrote. */
function takeOrRead(file: string, own: string): string | undefined {
  try {
    writeFileSync(file, own, { flag: 'wx' })
    return undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return textOf(file) ?? ''
    if (textOf(file) === '') rmSync(file, { force: true }) // The disk had room for the name alone.
    throw error
  }
}

function refuseIfAlive(file: string, held: string): void {
  const { pid, machine: where } = holderOf(held)
  if (where === machine()) {
    if (!isRunning(pid)) return
    throw new Error(
      `Another build is at work here (process ${pid}). Wait for it, or stop it; if that process is no build, delete ${file}.`,
    )
  }
  if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > EXPIRED) return
  throw new Error(
    `A build on another machine is at work here (${where}, process ${pid}). Wait for it, or stop it; if it was killed, wait a minute, or delete ${file}.`,
  )
}

/** Removes the lock of a killed build, unless another build has taken it over meanwhile. */
function removeStale(file: string, held: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    throw new Error(begun(file))
  }
  if (textOf(aside) !== held) {
    renameSync(aside, file)
    throw new Error(begun(file))
  }
  rmSync(aside)
  console.log(`A build that was killed (process ${holderOf(held).pid}) left its lock behind (${file}); it is removed.`)
}

function begun(file: string): string {
  return `Another build has just begun here (${file}). Wait for it.`
}

function holderOf(held: string): Holder {
  if (/^\d+$/.test(held)) return { pid: Number(held), machine: machine() }
  const [, pid, where] = /^\{"pid":(\d+),"machine":"(.*)"\}$/.exec(held) ?? []
  return { pid: Number(pid ?? 0), machine: where ?? 'of unknown name' }
}

/** This machine; on Linux also which container of it, for numbers of processes hold within one. */
function machine(): string {
  const name = hostname().replace(/[^\w.-]/g, '')
  try {
    return `${name} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return name
  }
}

function renew(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {} // Somebody deleted it.
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Whether a process is at work, by its number; not this one. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid || pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
