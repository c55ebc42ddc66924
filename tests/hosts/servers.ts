import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import sirv from 'sirv'
import { freePort, type Host, start, write } from './start-server.ts'

/** What a server is asked to serve. */
export interface Serving {
  /** The folder it serves. */
  readonly root: string
  /** The built folder in it: itself, or one below. */
  readonly site: string
  /** A folder for its own files. */
  readonly scratch: string
}

// nginx would read the folder as nobody, who may not look into a temporary folder of root's.
const AS_ROOT = process.getuid?.() === 0 ? 'user root; ' : ''

/** How each server is started. nginx, Apache and Caddy read the settings that Masthead wrote for them. */
export const HOSTS: Readonly<Record<string, (serving: Serving) => Promise<Host>>> = {
  nginx: async ({ root, site, scratch }) => {
    const port = await freePort()
    const server = `server { listen 127.0.0.1:${port}; root ${root}; include ${site}/.hosts/nginx.conf; }`
    return startNginx(`http://127.0.0.1:${port}`, server, scratch)
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
    return start(`http://127.0.0.1:${port}`, 'apache2', ['-f', config, '-X'])
  },
  caddy: async ({ root, site, scratch }) => {
    const port = await freePort()
    const config = write(
      scratch,
      'Caddyfile',
      `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\tbind 127.0.0.1\n\troot * ${root}\n\timport ${site}/.hosts/Caddyfile\n}\n`,
    )
    return start(`http://127.0.0.1:${port}`, 'caddy', ['run', '--config', config, '--adapter', 'caddyfile'], {
      HOME: scratch,
      XDG_DATA_HOME: scratch,
      XDG_CONFIG_HOME: scratch,
    })
  },
  'python http.server': async ({ root }) => {
    const port = await freePort()
    return start(`http://127.0.0.1:${port}`, 'python3', [
      '-m',
      'http.server',
      String(port),
      '--bind',
      '127.0.0.1',
      '--directory',
      root,
    ])
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

/** Starts nginx with these server blocks. */
export async function startNginx(origin: string, servers: string, scratch: string): Promise<Host> {
  const config = write(
    scratch,
    'nginx.conf',
    `${AS_ROOT}daemon off; pid ${scratch}/nginx.pid; error_log ${scratch}/error.log; worker_processes 1;
events {}
http {
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path ${scratch}; proxy_temp_path ${scratch}; fastcgi_temp_path ${scratch}; uwsgi_temp_path ${scratch}; scgi_temp_path ${scratch};
  ${servers}
}`,
  )
  return start(origin, 'nginx', ['-c', config, '-e', `${scratch}/error.log`])
}
