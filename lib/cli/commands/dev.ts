import { spawn } from 'node:child_process'
import path from 'node:path'
import { endWithParent } from '../../dev-server/end-with-parent.ts'
import { inAddress } from '../../dev-server/guarded-server.ts'
import { type ListenAddress, originAt, placeToListen, takenMessage, tryToListen } from '../../dev-server/listen.ts'
import { WHOSE } from '../../dev-server/live-server.ts'
import { openInBrowser } from '../../dev-server/open-in-browser.ts'
import { readPublication } from '../../publication/read-publication.ts'
import { childEnvironment } from '../../settings/process.ts'
import { contentDir } from '../../settings/settings.ts'
import { addressOfNamed } from '../address-of-named.ts'
import { readArguments, requireBuildTime } from '../arguments.ts'

/**
 * The time to wait for a program that listens on the port, in milliseconds. If it does not answer by then, it is not
 * this one.
 */
const PATIENCE = 2000

/**
 * `npm run dev` and `npx masthead preview [story [language]] [--open]` show the site while it is written, on
 * http://localhost:3000 (PORT). If it is already running, the command prints that, with the story's URL. Node restarts
 * it when the code that reads stories changes.
 */
const { values, positionals } = readArguments({ allowPositionals: true, options: { open: { type: 'boolean' } } })
requireBuildTime()
const root = path.resolve(contentDir())
const [story, language] = positionals
const address =
  story === undefined ? '/' : addressOfNamed(root, readPublication(root).publication, path.basename(story), language)
const place = placeOrEnd()
const shown = originAt(place, place.port) + address

switch (await whoseIs()) {
  case undefined:
    await tryToListen(place).catch(end)
    start()
    break
  case root:
    console.log(`The site is shown already: ${shown}`)
    if (values.open) openInBrowser(shown)
    break
  default:
    end(takenMessage(place))
}

/** Returns the content folder of the site that is running there; undefined if there is none. */
async function whoseIs(): Promise<string | undefined> {
  try {
    const address = `http://${inAddress(place.host)}:${place.port}${WHOSE}`
    return await (await fetch(address, { signal: AbortSignal.timeout(PATIENCE) })).text()
  } catch {
    return undefined
  }
}

function placeOrEnd(): ListenAddress {
  try {
    return placeToListen(3000, 'npm run dev')
  } catch (error) {
    return end(error)
  }
}

function end(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function start(): void {
  endWithParent()
  const script = path.join(import.meta.dirname, '../../dev-server/start-live.ts')
  const live = spawn(process.execPath, ['--watch', '--watch-preserve-output', script, address], {
    stdio: 'inherit',
    // Search and offline reading need the whole built site, so they are off unless they are asked for.
    env: childEnvironment({ HELD: 'shown' }, { SEARCH: 'off', OFFLINE: 'off' }),
  })
  // `node --watch` ends its own child only on SIGTERM and SIGINT.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => live.kill())
  live.on('exit', (code) => process.exit(code ?? 1))
  if (values.open) openWhenThere()
}

async function openWhenThere(): Promise<void> {
  while ((await whoseIs()) !== root) await new Promise((resolve) => setTimeout(resolve, 100))
  openInBrowser(shown)
}
