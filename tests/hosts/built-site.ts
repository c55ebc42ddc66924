import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PUBLICATION } from '../fixtures/publication.ts'
import { HOSTS } from './servers.ts'

/** A copy of a built folder. */
export interface Copy {
  /** The folder that a server serves. */
  readonly root: string
  /** The copy: that folder itself, or one below. */
  readonly folder: string
  /** A folder for a server's own files. */
  readonly scratch: string
}

/** A copy while it is served. */
export interface Served extends Copy {
  /** Where it is served. */
  readonly start: URL
}

/** A site that is built once; servers get copies of it. */
export class BuiltSite {
  readonly #home = mkdtempSync(path.join(tmpdir(), 'masthead-hosts-'))
  readonly #out = path.join(this.#home, 'built/out')
  #copies = 0

  /** @param settings for the build: `SITE_URL` and the like */
  constructor(settings: Readonly<Record<string, string>> = {}) {
    const env = { ...process.env, CONTENT_DIR: PUBLICATION, ...settings, OUT_DIR: this.#out }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
      encoding: 'utf8',
      env,
    })
    if (status !== 0) throw new Error(stdout + stderr)
  }

  /** Lends a copy. */
  async copy(use: (copy: Copy) => Promise<void>, base = '/'): Promise<void> {
    this.#copies += 1
    const root = path.join(this.#home, `copy-${this.#copies}`)
    const folder = path.join(root, base)
    cpSync(this.#out, folder, { recursive: true })
    await use({ root, folder, scratch: `${root}-scratch` })
  }

  /**
   * Serves a copy from a server while `use` runs.
   * @param server its name among HOSTS
   * @param base the path under which it is served, `/` or `/news/`
   */
  async serve(server: string, base: string, use: (served: Served) => Promise<void>): Promise<void> {
    await this.copy(async (copy) => {
      const host = await HOSTS[server]?.({ ...copy, site: copy.folder })
      if (!host) throw new Error(`${server} is not a host.`)
      try {
        await use({ ...copy, start: new URL(base, host.origin) })
      } finally {
        await host.stop()
      }
    }, base)
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.#home, { recursive: true, force: true })
  }
}
