import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { watch } from 'chokidar'
import { z } from 'zod'
import { type ReadConfig, readNewsroomConfig } from '../../lib/newsroom/newsroom-config.ts'
import { CONFIG, OVERRIDES } from '../../lib/publication/content-names.ts'
import { type DevCode, DevLibrary, readDevCode, withNewsroomCode } from '../../lib/server/dev-library.ts'
import { engineFolder, packedCode } from '../../lib/settings/installation.ts'
import { readJson } from '../../lib/settings/read-json.ts'
import { foldersOf } from '../../lib/story/read/read-folder.ts'

/** The site while it is written. It reads and compiles saved files at once, and notifies its listeners. */
export interface DevSite {
  readonly library: DevLibrary
  /** Rejects with esbuild’s BuildFailure if the current code does not compile, as `code` does. */
  client: Promise<DevClient>
  code: Promise<DevCode>
}

/** Delay in ms after the last event of a save before it is read, because a save is several events. */
const SAVED = 30

/**
 * Delay in ms after a save before the slow work (related stories) is done again, when the author has seen the saved
 * page.
 */
const SEEN = 500

/**
 * In a large newsroom the delay is this many times as long as that work takes. Another save in the meantime would have
 * to wait for the work to end.
 */
const PAUSE = 10

/** The number of stories above which reading takes so long that a message is printed. */
const MANY = 200

const CODE = ['app', 'components', 'lib', 'packages/preview/page', 'tailwind.config.ts']

/**
 * Opens the site. It watches for changes before it reads and compiles, so that it misses no save in the meantime.
 * @param root the content folder
 * @param tell called when pages may have changed
 */
export async function openDevSite(root: string, tell: () => void): Promise<DevSite> {
  let site: DevSite | undefined
  let compiling: ReturnType<typeof devCode>
  let relating: NodeJS.Timeout | undefined
  let took = 0
  let own: ReadConfig = { problems: [] }
  const relate = () => {
    const start = performance.now()
    site?.library.relate()
    took = performance.now() - start
    tell()
  }
  const relateSoon = () => {
    clearTimeout(relating)
    relating = setTimeout(relate, Math.max(SEEN, PAUSE * took))
  }
  const read = (files: ReadonlySet<string>) => {
    if (!site) return
    site.library.update(files)
    tell()
    relateSoon()
  }
  const recompile = (files: ReadonlySet<string>) => {
    if (!site) return
    // Masthead’s messages are part of the publication.
    if ([...files].some((file) => file.endsWith('.json'))) site.library.update([root])
    compiling = devCode()
    reload()
  }
  const reload = () => {
    if (!site) return
    const { client, code } = Object.assign(site, compiled(compiling, root, own))
    Promise.allSettled([client, code]).then(tell)
  }
  const configure = async () => {
    own = await readNewsroomConfig(root)
    // The modules that the file imports are followed too.
    watcher.add(own.bundle?.files.map((name) => path.join(newsroom, name)) ?? [])
  }
  const reconfigure = () => {
    const show = () => {
      site?.library.configure(own)
      reload()
    }
    configure().then(show, console.error)
  }
  const code = CODE.map((name) => path.join(engineFolder(), name))
  const newsroom = path.dirname(root)
  const [watcher] = await Promise.all([
    follow([path.join(newsroom, CONFIG)], reconfigure),
    follow([root], read),
    follow([path.join(newsroom, OVERRIDES)], reload),
    ...(packedCode() ? [] : [follow(code, recompile)]),
  ])
  const { names } = foldersOf(root, 'stories')
  if (names.length > MANY) console.log(`Reading ${names.length} stories …`)
  compiling = devCode()
  await configure()
  site = { ...compiled(compiling, root, own), library: new DevLibrary(root, own) }
  relateSoon()
  return site
}

/** Returns the compiled code, with the current code of the newsroom. */
function compiled(
  { client, code }: ReturnType<typeof devCode>,
  root: string,
  { bundle }: ReadConfig,
): Pick<DevSite, 'client' | 'code'> {
  const whole = code.then((made) => withNewsroomCode(made, root, bundle))
  whole.catch(() => {}) // callers that await it get the error
  return { client, code: whole }
}

/** Passes on changed files, one save at a time, from the moment it resolves. */
async function follow(folders: readonly string[], saved: (files: ReadonlySet<string>) => void) {
  let files = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const done = () => {
    const changed = files
    files = new Set()
    try {
      saved(changed)
    } catch (error) {
      console.error('What was saved could not be read, and will be when it is saved again:', error)
    }
  }
  const watcher = watch([...folders], { ignoreInitial: true, atomic: false })
  watcher
    .on('all', (_, file) => {
      files.add(file)
      clearTimeout(timer)
      timer = setTimeout(done, SAVED)
    })
    .on('error', (error) => console.error(`A change may not show: ${error instanceof Error ? error.message : error}`))
  await once(watcher, 'ready')
  return watcher
}

/**
 * The parts that only pages of the dev server have: the script that follows changes, and the style of messages about
 * problems.
 */
export type DevClient = z.infer<typeof clientSchema>

const clientSchema = z.object({
  script: z.object({ name: z.string(), code: z.string(), hash: z.string() }),
  style: z.string(),
})

/**
 * Returns the current code of the dev server’s pages, and what only those have. A checkout compiles it; a package
 * contains it.
 */
function devCode(): { readonly client: Promise<DevClient>; readonly code: Promise<DevCode> } {
  const client = packedCode()
    ? packedClient()
    : import('./compile-client.ts').then(({ compileClient }) => compileClient())
  return { client, code: readDevCode() }
}

/** The file of the npm package that contains the script and style of the dev server’s pages. */
export const PACKED_CLIENT = 'client.json'

async function packedClient(): Promise<DevClient> {
  const client = readJson(clientSchema, readFileSync(path.join(import.meta.dirname, PACKED_CLIENT)))
  if (!client) throw new Error('The installed package of Masthead is damaged. Run npm ci.')
  return client
}
