import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PUBLICATION } from '../fixtures/publication.ts'

/** A site that is being written, as `npm run dev` shows it. */
export interface WrittenSite {
  readonly origin: string
  /** Its content folder. */
  readonly content: string
  /** Saves a file of it as what a function makes of its text. */
  save(file: string, change: (text: string) => string): void
  /** Ends it. */
  stop(): Promise<void>
}

/**
 * Starts `npm run dev` on a free port of 127.0.0.1.
 * @throws with all that it printed, if it ends before it shows anything
 */
export async function startWriting(content: string): Promise<WrittenSite> {
  const env = { ...process.env, CONTENT_DIR: content, PORT: '0', HOST: '127.0.0.1' }
  const dev = spawn(process.execPath, ['packages/preview/preview.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => dev.once('exit', () => resolve()))
  let printed = ''
  const port = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      const found = /Open http:\/\/[^:]+:(\d+)/.exec(printed)?.[1]
      if (found) resolve(found)
    }
    dev.stdout.on('data', read)
    dev.stderr.on('data', read)
    ended.then(() => reject(new Error(`It ended.\n${printed}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    content,
    save: (file, change) => {
      const where = path.join(content, file)
      writeFileSync(where, change(readFileSync(where, 'utf8')))
    },
    stop: async () => {
      dev.kill('SIGTERM')
      await ended
    },
  }
}

/** The publication's content in a folder of its own, so that it can be written in; it goes when `stop` is called. */
export async function startWritingCopy(): Promise<WrittenSite> {
  const parent = mkdtempSync(path.join(tmpdir(), 'masthead-'))
  const content = path.join(parent, 'content')
  cpSync(PUBLICATION, content, { recursive: true })
  const site = await startWriting(content)
  const stop = async () => {
    await site.stop()
    rmSync(parent, { recursive: true, force: true })
  }
  return { ...site, stop }
}
