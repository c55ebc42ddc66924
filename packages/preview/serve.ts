import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { readArguments } from '../../lib/cli/command.ts'
import { listenAt, originAt } from '../../lib/server/local-server.ts'
import { engineFolder } from '../../lib/settings/installation.ts'
import { placeToListen } from '../../lib/settings/process.ts'
import { readJson } from '../../lib/settings/read-json.ts'
import { contentDir, outDir } from '../../lib/settings/settings.ts'
import { previewCommands } from './commands.ts'
import { BuildLoop, pullAgainAndAgain, watchFolder } from './serve/build-loop.ts'
import { end } from './serve/end.ts'
import { serveFolder } from './serve/serve-folder.ts'

/** How long to wait until a build or publication that failed is tried again, in milliseconds. */
const TRY_AGAIN = 60_000

/** The longest time that Node’s timers can wait, in ms: about 24 days. */
const LONGEST_WAIT = 2 ** 31 - 1

/** What `masthead next --json` prints. */
const dueSchema = z.array(z.object({ at: z.string() }))

/**
 * `npx masthead serve` serves the site that was built last. With `--watch` it builds it after each change of the
 * content and when a story is due; with `--pull` it gets the content from a Git remote; `--run` names a command that
 * publishes each build. `/@live/health` says whether the last build succeeded. A restart loses nothing: it serves what
 * is in OUT_DIR, and builds what has changed meanwhile.
 */
const { values } = readArguments(previewCommands.serve)
const root = path.resolve(contentDir())
const loop = new BuildLoop(buildAndPublish)
let alarm: NodeJS.Timeout | undefined

const place = await Promise.resolve('npx masthead serve')
  .then((command) => placeToListen(8080, command))
  .catch(end)
const health = {
  path: '/@live/health',
  read: () => ({ isWell: values.watch ? loop.state.isGood : true, ...loop.state }),
}
const port = await listenAt(serveFolder(outDir(), '/', place.host, health), place).catch(end)
console.log(`Open ${originAt(place, port)}/  (stop with Ctrl+C)`)
if (values.watch) {
  watchFolder(root, () => void loop.request())
  if (values.pull) void pullAgainAndAgain(root)
  await loop.request()
}

/** Builds the site in a process of its own, then publishes it. Sets the alarm for the next build without a change. */
async function buildAndPublish(): Promise<boolean> {
  const isGood =
    (await succeeds(process.execPath, [scriptOf('build')])) && (!values.run || (await succeeds(values.run, [], true)))
  const next = isGood ? await nextDue() : Date.now() + TRY_AGAIN
  clearTimeout(alarm)
  if (next !== undefined)
    alarm = setTimeout(() => void loop.request(), Math.min(Math.max(0, next - Date.now()), LONGEST_WAIT))
  return isGood
}

/** Returns the path of the script of a command of the core. */
function scriptOf(command: 'build' | 'next'): string {
  return path.join(engineFolder(), `lib/cli/commands/${command}${path.extname(import.meta.filename)}`)
}

/** Returns when the next story is due, in milliseconds since 1970, as `masthead next` says; undefined if none is. */
async function nextDue(): Promise<number | undefined> {
  const { stdout } = await promisify(execFile)(process.execPath, [scriptOf('next'), '--json'], { maxBuffer: 2 ** 28 })
  const [next] = readJson(dueSchema, stdout) ?? []
  return next && Date.parse(next.at)
}

async function succeeds(command: string, args: readonly string[], shell = false): Promise<boolean> {
  const [code] = await once(spawn(command, args, { stdio: 'inherit', shell }), 'exit')
  return code === 0
}
