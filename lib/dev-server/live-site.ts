import { once } from 'node:events'
import path from 'node:path'
import { watch } from 'chokidar'
import { foldersOf } from '../story/read/read-folder.ts'
import { compileClient, compileLive, type LiveClient, type LiveCode } from './live-code.ts'
import { LiveLibrary } from './live-library.ts'

/** An editor’s save is several events; so many milliseconds after the last of them it is read. */
const SAVED = 30

/** So many milliseconds after a save, when whoever waits for it has seen it, is what takes longer found out anew. */
const SEEN = 500

/** Of a large newsroom, so many times as long as it takes, for who saves again meanwhile waits for it. */
const PAUSE = 10

/** To read more stories than this takes so long that it is said. */
const MANY = 200

const CODE = ['app', 'components', 'lib', 'tailwind.config.ts']

/** The site while it is written: what is saved is read and compiled at once, and whoever listens is told. */
export class LiveSite {
  readonly library: LiveLibrary
  readonly #projectDir: string
  readonly #tell: () => void
  #relating: NodeJS.Timeout | undefined
  #took = 0
  #client: Promise<LiveClient>
  #code: Promise<LiveCode>

  private constructor(projectDir: string, root: string, tell: () => void) {
    this.#projectDir = projectDir
    this.#tell = tell
    this.#client = compileClient(projectDir)
    this.#code = this.#compile()
    this.library = new LiveLibrary(root)
    this.#relateSoon()
  }

  /**
   * Follows all changes first, and then reads and compiles: so that nothing is missed that is saved meanwhile.
   * @param root the content folder
   * @param tell is called when pages may be others
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

  /** @throws esbuild’s BuildFailure if it does not compile as it is now */
  get client(): Promise<LiveClient> {
    return this.#client
  }

  /** @throws esbuild’s BuildFailure if it does not compile as it is now */
  get code(): Promise<LiveCode> {
    return this.#code
  }

  /** Reads again what was saved. */
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

  /** Compiles the code as it is now. */
  private recompile(): void {
    this.#client = compileClient(this.#projectDir)
    this.#code = this.#compile()
    Promise.allSettled([this.#client, this.#code]).then(this.#tell)
  }

  #compile(): Promise<LiveCode> {
    const code = compileLive(this.#projectDir)
    code.catch(() => {}) // whoever asks for it is told
    return code
  }
}

/** Hands over the files that were changed, a save at a time, from when it resolves. */
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
