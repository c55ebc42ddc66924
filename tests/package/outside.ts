import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * The environment of a newsroom outside the repository: the machine’s own Node and npm, and no setting of these tests.
 * @param registry where npm gets packages
 */
export function outsideEnvironment(registry: string, settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  for (const name of Object.keys(environment)) {
    if (/^(?:npm_|NODE_|VITEST|MASTHEAD_|TEST$|DEV$)/.test(name)) delete environment[name]
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'))
  return { ...environment, PATH: folders.join(path.delimiter), npm_config_registry: registry, ...settings }
}

/**
 * Makes a newsroom in which `masthead` is installed, with files of the test.
 * @param installed a folder in which it is, which is copied
 * @returns the path of its folder
 */
export function newsroomFrom(installed: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const newsroom = mkdtempSync(path.join(tmpdir(), 'newsroom-'))
  cpSync(installed, newsroom, { recursive: true, verbatimSymlinks: true })
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(newsroom, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return newsroom
}

/** Runs a command to its end. */
export function runOutside(command: string, words: readonly string[], options: SpawnOptions) {
  const { status, stdout, stderr } = spawnSync(command, words, { ...options, stdio: 'pipe', encoding: 'utf8' })
  return { status, output: `${stdout}${stderr}` }
}

/** Starts a server, and waits until it prints its address. */
export function serveOutside(command: string, words: readonly string[], options: SpawnOptions) {
  const server = spawn(command, words, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  const address = new Promise<string>((resolve, reject) => {
    let printed = ''
    server.stdout?.on('data', (part: Buffer) => {
      printed += part
      const [, found] = /^Open (http:\S+)/m.exec(printed) ?? []
      if (found) resolve(found)
    })
    server.on('exit', () => reject(new Error(`The server ended.\n${printed}`)))
  })
  return { address, stop: () => server.kill() }
}

/** Returns the size of all files in a folder, in bytes. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(path.join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0)
}
