import { spawn } from 'node:child_process'
import path from 'node:path'
import { readPublication } from '../publication/read-publication.ts'
import { misuse, readArguments, requireBuildTime } from './arguments.ts'
import { addressOfNamed } from './live/address-of-named.ts'
import { WHOSE } from './live/live-server.ts'
import { openInBrowser } from './live/open-in-browser.ts'
import { contentDir } from './settings.ts'

/**
 * `npm run dev`, `npx masthead preview [story [language]] [--open]`: the site while it is written, on http://localhost:3000 (PORT).
 * Where it is there already, that is said, and the story’s address. Node starts it anew when the code that reads stories changes.
 */
const { values, positionals } = readArguments({ allowPositionals: true, options: { open: { type: 'boolean' } } })
requireBuildTime()
const root = path.resolve(contentDir())
const [story, language] = positionals
const address =
  story === undefined ? '/' : addressOfNamed(root, readPublication(root).publication, path.basename(story), language)
const host = process.env.HOST || '127.0.0.1'
const port = process.env.PORT || '3000'
const shown = `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}${address}`

switch (await whoseIs()) {
  case undefined:
    start()
    break
  case root:
    console.log(`The site is shown already: ${shown}`)
    if (values.open) openInBrowser(shown)
    break
  default:
    misuse(`Port ${port} is taken by another program. Choose another: PORT=3001 npm run dev`)
}

/** The content folder of the site that is shown there; undefined where nothing is. */
async function whoseIs(): Promise<string | undefined> {
  try {
    return await (await fetch(`http://${host}:${port}${WHOSE}`)).text()
  } catch {
    return undefined
  }
}

function start(): void {
  const script = path.join(import.meta.dirname, 'live/start-live.ts')
  const live = spawn(process.execPath, ['--watch', '--watch-preserve-output', script, address], {
    stdio: 'inherit',
    // What needs the whole site, pressed, is left out unless it is asked for.
    env: { SEARCH: 'off', OFFLINE: 'off', ...process.env, HELD: 'shown' },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => live.kill(signal))
  live.on('exit', (code) => process.exit(code ?? 0))
  if (values.open) openWhenThere()
}

async function openWhenThere(): Promise<void> {
  while ((await whoseIs()) !== root) await new Promise((resolve) => setTimeout(resolve, 100))
  openInBrowser(shown)
}
