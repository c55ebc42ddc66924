import childProcess from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

// Publishes the site in OUT_DIR: `node publisher.ts <where> [<endpoint>]`, as the command `masthead publish` does,
// which needs longer to start. Before its step number KILL_AT it kills itself and the programs that it has started. A
// step begins before and after each change of a file, and before and after the start of a program. At its end it writes
// the number of steps into the file COUNT_TO.

const { KILL_AT, COUNT_TO, OUT_DIR = '' } = process.env
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

const [, , where = '', endpoint] = process.argv
const { siteToPublish } = await import('../../plan/site-to-publish.ts')
const { publishSite } = await import('../../publish-site.ts')
const { destinationOf } = await import('../../targets/open-target.ts')
await publishSite(siteToPublish(OUT_DIR, 'off'), await destinationOf(where, endpoint).open(), {
  compressed: 'off',
  mostRemoved: 2,
  grace: 0,
  isDryRun: false,
  create: true,
  now: new Date(),
})
if (COUNT_TO) write(COUNT_TO, String(steps))
