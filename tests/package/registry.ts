import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { heavyFile } from '../heavy/heavy-file.ts'

/** A registry on this machine: it has the packages of this repository, and asks npm’s registry for all others. */
export interface Registry {
  readonly url: string
  /** Publishes a folder with a package.json, under a tag. It stays on this machine. */
  publish(folder: string, tag?: string): void
  stop(): void
}

/** Starts verdaccio on a free port of 127.0.0.1. */
export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-registry-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const uplink = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout.trim()
  const own = { access: '$all', publish: '$all' }
  const config = {
    storage: path.join(folder, 'storage'),
    auth: { htpasswd: { file: path.join(folder, 'htpasswd') } },
    // A package that does not come in time is none for verdaccio, and npm does not ask again. The default is 30 s.
    uplinks: { npm: { url: uplink, max_fails: 100, timeout: '2m' } },
    packages: { masthead: own, 'create-masthead': own, '@masthead/*': own, '**': { access: '$all', proxy: 'npm' } },
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'error' },
  }
  const file = path.join(folder, 'config.yaml')
  writeFileSync(file, JSON.stringify(config)) // JSON is YAML
  const npmrc = path.join(folder, 'npmrc')
  writeFileSync(npmrc, `registry=${url}\n//127.0.0.1:${port}/:_authToken=nobody\n`)
  const words = [heavyFile('verdaccio/bin/verdaccio'), '--config', file, '--listen', `127.0.0.1:${port}`]
  const server = spawn(process.execPath, words, { stdio: 'inherit' })
  while (!(await isUp(url))) {
    if (server.exitCode !== null) throw new Error('The registry did not start.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    publish(published, tag = 'latest') {
      const words = ['publish', published, '--tag', tag, '--userconfig', npmrc, '--silent']
      const { status } = spawnSync('npm', words, { stdio: 'inherit' })
      if (status !== 0) throw new Error(`${published} could not be published.`)
    },
    stop() {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Returns a port on which nothing listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}-/ping`)).ok
  } catch {
    return false
  }
}
