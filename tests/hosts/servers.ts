import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import sirv from 'sirv'

/** A real server that serves one folder on 127.0.0.1, until stopped. */
export interface Host {
  readonly origin: string
  stop(): Promise<void>
}

/** What a server is asked to serve. */
export interface Serving {
  /** The folder it serves. */
  readonly root: string
  /** The pressed folder in it: itself, or one below. */
  readonly site: string
  /** A folder for its own files. */
  readonly scratch: string
}

// nginx would read the folder as nobody, who may not look into a temporary folder of root's.
const AS_ROOT = process.getuid?.() === 0 ? 'user root; ' : ''

/** How each server is started. nginx, Apache and Caddy read what Masthead pressed for them. */
export const HOSTS: Readonly<Record<string, (serving: Serving) => Promise<Host>>> = {
  nginx: async ({ root, site, scratch }) => {
    const port = await freePort()
    const config = write(
      scratch,
      'nginx.conf',
      `${AS_ROOT}daemon off; pid ${scratch}/nginx.pid; error_log ${scratch}/error.log; worker_processes 1;
events {}
http {
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path ${scratch}; proxy_temp_path ${scratch}; fastcgi_temp_path ${scratch}; uwsgi_temp_path ${scratch}; scgi_temp_path ${scratch};
  server { listen 127.0.0.1:${port}; root ${root}; include ${site}/.hosts/nginx.conf; }
}`,
    )
    return start(port, 'nginx', ['-c', config, '-e', `${scratch}/error.log`])
  },
  apache: async ({ root, scratch }) => {
    const port = await freePort()
    const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'rewrite', 'env']
    const loads = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')
    const config = write(
      scratch,
      'apache.conf',
      `ServerRoot ${scratch}\nServerName 127.0.0.1\nListen 127.0.0.1:${port}\nPidFile ${scratch}/apache.pid\nErrorLog ${scratch}/error.log\nDefaultRuntimeDir ${scratch}\nMutex file:${scratch}\n${loads}\nTypesConfig /etc/mime.types\nDocumentRoot ${root}\n<Directory ${root}>\nAllowOverride All\nRequire all granted\n</Directory>\n`,
    )
    return start(port, 'apache2', ['-f', config, '-X'])
  },
  caddy: async ({ root, site, scratch }) => {
    const port = await freePort()
    const config = write(
      scratch,
      'Caddyfile',
      `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\tbind 127.0.0.1\n\troot * ${root}\n\timport ${site}/.hosts/Caddyfile\n}\n`,
    )
    return start(port, 'caddy', ['run', '--config', config, '--adapter', 'caddyfile'], {
      HOME: scratch,
      XDG_DATA_HOME: scratch,
      XDG_CONFIG_HOME: scratch,
    })
  },
  'python http.server': async ({ root }) => {
    const port = await freePort()
    return start(port, 'python3', ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', root])
  },
  'sirv (npm)': async ({ root }) => {
    const port = await freePort()
    const server = createHttpServer(sirv(root, { brotli: true, gzip: true, dotfiles: true }))
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const stop = async () => {
      server.close()
      server.closeAllConnections()
    }
    return { origin: `http://127.0.0.1:${port}`, stop }
  },
}

function write(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}

async function start(
  port: number,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Host> {
  if (
    ![...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'].some((folder) =>
      existsSync(path.join(folder, command)),
    )
  ) {
    throw new Error(`${command} is not installed. On Debian: apt-get install nginx-light apache2 caddy python3`)
  }
  const search = { ...process.env, ...env, PATH: `${process.env.PATH}:/usr/sbin` }
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: search })
  let said = ''
  child.stderr?.on('data', (data) => {
    said += String(data)
  })
  const origin = `http://127.0.0.1:${port}`
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`${command} stopped: ${said}`)
    if (
      await fetch(origin).then(
        () => true,
        () => false,
      )
    )
      break
    await pause(100)
  }
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { origin, stop }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.')
  return address.port
}
