import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { readArguments, usageError } from '../../lib/cli/command.ts'
import { readSite } from '../../lib/cli/site.ts'
import { suggest } from '../../lib/problem/did-you-mean.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import { inAddress, originAt, takenMessage, tryToListen } from '../../lib/server/local-server.ts'
import { packedCode } from '../../lib/settings/installation.ts'
import { childEnvironment, placeToListen } from '../../lib/settings/process.ts'
import { readSource } from '../../lib/source/source-file.ts'
import { readFrontMatter } from '../../lib/story/read/parse-story-file.ts'
import { foldersOf } from '../../lib/story/read/read-folder.ts'
import { previewCommands } from './commands.ts'
import { end } from './serve/end.ts'
import { endWithParent } from './serve/end-with-parent.ts'
import { OWNER_PATH } from './serve/serve-folder.ts'

/** The time in milliseconds in which a program on the port must answer. One that takes longer is not this site. */
const PATIENCE = 2000

/** The command that opens a URL in the user's browser, by system. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/**
 * `npm run dev` and `npx masthead preview [story [language]] [--open]` show the site while it is written, on
 * http://localhost:3000 (PORT). If it is already running, the command prints that, with the story's URL. Node restarts
 * it when the code that reads stories changes.
 */
const { values, positionals } = readArguments(previewCommands.preview)
const { root, publication, languages } = readSite()
const [story, language] = positionals
const address = story === undefined ? '/' : addressOf(path.basename(story))
const place = await Promise.resolve('npx masthead preview')
  .then((command) => placeToListen(3000, command))
  .catch(end)
const shown = originAt(place, place.port) + address

switch (await whoseIs()) {
  case undefined:
    await tryToListen(place).catch(end)
    await start()
    break
  case root:
    console.log(`The site is already running: ${shown}`)
    if (values.open) openInBrowser()
    break
  default:
    end(takenMessage(place))
}

/**
 * Returns the address of a story or page by the name of its folder, in the given language. Without one it takes the
 * publication's default language, or else any language that the story has. If there is no such story or text, it ends
 * the process; for a wrong name it prints the most similar one.
 */
function addressOf(name: string): string {
  const folders = (['stories', 'pages'] as const).flatMap((collection) =>
    foldersOf(root, collection).names.map((slug) => ({ slug, folder: path.join(root, collection, slug) })),
  )
  const found = folders.find(({ slug }) => slug === name)
  if (!found) {
    const names = folders.map(({ slug }) => slug)
    return usageError(`There is no story “${name}”. ${suggest(name, names)}`)
  }
  const written = languages.filter((tag) => existsSync(path.join(found.folder, `${tag}.md`)))
  const usual = written.find((tag) => tag === publication?.defaultLanguage) ?? written[0]
  const lang = language ?? usual ?? usageError(`There is no text in ${found.folder} yet.`)
  if (!written.includes(lang)) usageError(`“${name}” is not written in “${lang}”. It is in ${written.join(', ')}.`)
  const { frontMatter } = readFrontMatter(readSource(root, path.join(found.folder, `${lang}.md`)).source)
  return storyAddress(lang, frontMatter?.slug ?? name)
}

/** Returns the content folder of the site that is running there; undefined if there is none. */
async function whoseIs(): Promise<string | undefined> {
  try {
    const address = `http://${inAddress(place.host)}:${place.port}${OWNER_PATH}`
    return await (await fetch(address, { signal: AbortSignal.timeout(PATIENCE) })).text()
  } catch {
    return undefined
  }
}

async function start(): Promise<void> {
  endWithParent()
  const script = path.join(import.meta.dirname, `dev-server${path.extname(import.meta.filename)}`)
  // The code of a package does not change.
  const watching = packedCode() ? [] : ['--watch', '--watch-preserve-output']
  const server = spawn(process.execPath, [...watching, script, address], {
    stdio: 'inherit',
    // Search and offline reading need the whole built site, so they are off unless they are asked for.
    env: childEnvironment({ UNPUBLISHED: 'shown' }, { SEARCH: 'off', OFFLINE: 'off' }),
  })
  // `node --watch` ends its own child only on SIGTERM and SIGINT.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill())
  server.on('exit', (code) => process.exit(code ?? 1))
  if (!values.open) return
  while ((await whoseIs()) !== root) await new Promise((resolve) => setTimeout(resolve, 100))
  openInBrowser()
}

/** Opens the site in the browser; prints a message if there is none. */
function openInBrowser(): void {
  const [command = '', ...rest] = OPENERS[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...rest, shown], { stdio: 'ignore', detached: true })
  opener.on('error', () => console.error(`No browser could be opened. Open ${shown}`))
  opener.unref()
}
