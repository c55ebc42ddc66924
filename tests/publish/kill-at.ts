import childProcess from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

// Loaded before the command `publish` (node --import). It kills the command, and the programs that it has started, before
// its step number KILL_AT. A step begins before and after each change of a file, and before and after the start of a
// program. It writes the number of steps of a command that has ended into the file COUNT_TO.

const { KILL_AT, COUNT_TO } = process.env
const last = KILL_AT === undefined ? Number.POSITIVE_INFINITY : Number(KILL_AT)
const write = fs.writeFileSync
let steps = 0

function step(): void {
  if (steps++ === last) process.kill(-process.pid, 'SIGKILL')
}

function counted<Given extends unknown[], Result>(call: (...given: Given) => Result) {
  return (...given: Given): Result => {
    step()
    const result = call(...given)
    step()
    return result
  }
}

const { mkdirSync, writeFileSync, renameSync, linkSync, rmSync, rmdirSync } = fs
Object.assign(fs, {
  mkdirSync: counted(mkdirSync),
  writeFileSync: counted(writeFileSync),
  renameSync: counted(renameSync),
  linkSync: counted(linkSync),
  rmSync: counted(rmSync),
  rmdirSync: counted(rmdirSync),
})
Object.assign(childProcess, { spawn: counted(childProcess.spawn) })
syncBuiltinESMExports()
if (COUNT_TO) process.on('exit', () => write(COUNT_TO, String(steps)))
