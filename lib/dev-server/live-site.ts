import { once } from 'node:events'
import path from 'node:path'
import { watch } from 'chokidar'
import { foldersOf } from '../story/read/read-folder.ts'
import { compileClient, compileLive, type LiveClient, type LiveCode } from './live-code.ts'
import { LiveLibrary } from './live-library.ts'

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

const CODE = ['app', 'components', 'lib', 'tailwind.config.ts']

/** The site while it is written. It reads and compiles saved files at once, and notifies its listeners. */
export class LiveSite {
  readonly library: LiveLibrary
  readonly #projectDir: string
  readonly #tell: () => void
  #relating: NodeJS.Timeout | undefined
  #took = 0
  /** Rejects with esbuild’s BuildFailure if the current code does not compile, as `code` does. */
  client: Promise<LiveClient>
  code: Promise<LiveCode>

  private constructor(projectDir: string, root: string, tell: () => void) {
    this.#projectDir = projectDir
    this.#tell = tell
    this.client = compileClient(projectDir)
    this.code = this.#compile()
    this.library = new LiveLibrary(root)
    this.#relateSoon()
  }

  /**
   * Opens the site. It watches for changes before it reads and compiles, so that it misses no save in the meantime.
   * @param root the content folder
   * @param tell called when pages may have changed
   */
  static async open(projectDir: string, root: string, tell: () => void): Promise<LiveSite> {
    let site: LiveSite | undefined
    const code = CODE.map((name) => path.join(projectDir, name))
    await Promise.all([follow([root], (files) => site?.read(files)), follow(code, () => site?.recompile())])
    const { names } = foldersOf(root, 'stories')
    if (names.length > MANY) console.log(`Reading ${names.length} stories …`)
    site = new LiveSite(projectDir, root, tell)
    return site
  }

  /** Reads saved files again. */
  private read(files: ReadonlySet<string>): void {
    this.library.update(files)
    this.#tell()
    this.#relateSoon()
  }

  #relateSoon(): void {
    clearTimeout(this.#relating)
    this.#relating = setTimeout(
      () => {
        const start = performance.now()
        this.library.relate()
        this.#took = performance.now() - start
        this.#tell()
      },
      Math.max(SEEN, PAUSE * this.#took),
    )
  }

  /** Compiles the current code. */
  private recompile(): void {
    this.client = compileClient(this.#projectDir)
    this.code = this.#compile()
    Promise.allSettled([this.client, this.code]).then(this.#tell)
  }

  #compile(): Promise<LiveCode> {
    const code = compileLive(this.#projectDir)
    code.catch(() => {}) // callers that await it get the error
    return code
  }
}

/** Passes on changed files, one save at a time, from the moment it resolves. */
async function follow(folders: readonly string[], saved: (files: ReadonlySet<string>) => void): Promise<void> {
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
}
