import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes sure that only one build works in this checkout.
 * @returns how to let go of the lock
 * @throws if another build holds it; one that was killed is said to have been, and its lock is taken over
 */
export function lock(projectDir: string): () => void {
  const file = path.join(projectDir, '.next/masthead.lock')
  mkdirSync(path.dirname(file), { recursive: true })
  const holder = takeOrRead(file)
  if (holder !== undefined) {
    if (isRunning(holder)) {
      throw new Error(
        `Another build is at work here (process ${holder}). Wait for it, or stop it; if that process is no build, delete ${file}.`,
      )
    }
    console.log(`A build that was killed (process ${holder}) left its lock behind (${file}); it is removed.`)
    rmSync(file, { force: true })
    if (takeOrRead(file) !== undefined) throw new Error('Another build has just begun here. Wait for it.')
  }
  return () => rmSync(file, { force: true })
}

/** Takes the lock in one step, or says who holds it. */
function takeOrRead(file: string): number | undefined {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return undefined
  } catch (error) {
    if (!existsSync(file)) throw error
    return Number(readFileSync(file, 'utf8')) || 0
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
