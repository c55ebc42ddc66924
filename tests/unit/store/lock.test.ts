import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { lock } from '../../../lib/store/lock.ts'
import { filesIn, temporaryFolder } from '../helpers/temporary-folder.ts'

const ELSEWHERE = JSON.stringify({ pid: 7, machine: 'another' })
const MINUTE = 60_000

/** A lock that somebody holds, renewed so many milliseconds ago. */
function held(by: string, ago = 0): string {
  const file = path.join(temporaryFolder(), 'out.masthead-lock')
  writeFileSync(file, by)
  const then = new Date(Date.now() - ago)
  utimesSync(file, then, then)
  return file
}

/** The lock of another process of this machine. */
function ofProcess(pid: number): string {
  const file = path.join(temporaryFolder(), 'lock')
  const unlock = lock(file)
  const own = readFileSync(file, 'utf8')
  unlock()
  return own.replace(/"pid":\d+/, `"pid":${pid}`)
}

test('a lock is there while it is held, and no longer', () => {
  const file = path.join(temporaryFolder(), 'deep/out.masthead-lock')
  const unlock = lock(file)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
  unlock()
  expect(existsSync(file)).toBe(false)
})

test('a lock of a running process of this machine is refused, however old it is', () => {
  for (const by of [ofProcess(process.ppid), String(process.ppid)]) {
    const file = held(by, 100 * MINUTE)
    expect(() => lock(file)).toThrow(`Another build is at work here (process ${process.ppid}).`)
    expect(readFileSync(file, 'utf8')).toBe(by)
  }
})

test('a lock of a process of this machine that is gone is taken over, and that is said', () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  for (const by of [ofProcess(999_999_999), '999999999']) {
    const file = held(by)
    lock(file)()
    expect(said).toHaveBeenLastCalledWith(expect.stringContaining('A build that was killed (process 999999999)'))
    expect(filesIn(path.dirname(file))).toEqual([])
  }
  said.mockRestore()
})

test.runIf(process.platform === 'linux')(
  'a lock of a process that has ended is taken over, although its parent has not asked for its result',
  async () => {
    const said = vi.spyOn(console, 'log').mockReturnValue()
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'])
    onTestFinished(() => void parent.kill())
    const [pid] = await once(parent.stdout, 'data')
    await vi.waitFor(() => expect(readFileSync(`/proc/${Number(pid)}/status`, 'utf8')).toMatch(/State:\s+Z/))
    expect(() => lock(held(ofProcess(Number(pid))))()).not.toThrow()
    said.mockRestore()
  },
)

test('a lock of another machine is refused while it is renewed, and taken over when it no longer is', () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const fresh = held(ELSEWHERE)
  expect(() => lock(fresh)).toThrow('A build on another machine is at work here (another, process 7).')
  expect(() => lock(fresh)).toThrow(`delete ${fresh}.`)
  expect(() => lock(held(ELSEWHERE, 2 * MINUTE))()).not.toThrow()
  said.mockRestore()
})

test('a lock that says nothing is refused until it expires: its build may be about to write it', () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  expect(() => lock(held(''))).toThrow('of unknown name')
  expect(() => lock(held('', 2 * MINUTE))()).not.toThrow()
  said.mockRestore()
})

test('a build renews its lock, and leaves one that is another’s by now', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() + 5 * MINUTE })
  const file = path.join(temporaryFolder(), 'out.masthead-lock')
  const unlock = lock(file)
  utimesSync(file, 0, 0)
  vi.advanceTimersByTime(10_000)
  expect(statSync(file).mtimeMs).toBeGreaterThan(Date.now() - MINUTE)
  vi.useRealTimers()
  writeFileSync(file, ELSEWHERE)
  unlock()
  expect(readFileSync(file, 'utf8')).toBe(ELSEWHERE)
})
