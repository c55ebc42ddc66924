import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { bundleElements } from '../press/bundle-elements.ts'
import { contentDir } from './settings.ts'

/**
 * `npm run dev`: the site while it is written. Next reloads code; this reloads the page when a text or a picture changes,
 * and serves the elements, which a pressed page gets from the press.
 */
const listeners = new Set<ServerResponse>()

const RELOAD = `new EventSource(new URL('/changes', document.currentScript.src)).onmessage = () => location.reload();\n`

const server = createServer(async (request, response) => {
  response.setHeader('access-control-allow-origin', '*')
  if (request.url === '/changes') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': listening\n\n')
    listeners.add(response)
    request.on('close', () => listeners.delete(response))
    return
  }
  const { scriptWithServices, demanded, pairStyle } = await bundleElements('components')
  if (request.url?.endsWith(pairStyle.name)) {
    response.end(pairStyle.code)
    return
  }
  response.writeHead(200, { 'content-type': 'text/javascript;charset=utf-8', 'cache-control': 'no-store' })
  response.end([RELOAD, scriptWithServices.code, demanded.code].join('\n')) // all at once, for there is no press to load them from
})

server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
const port = typeof address === 'object' && address ? address.port : 0

let pending: NodeJS.Timeout | undefined
watch(contentDir(), { recursive: true }, () => {
  // An editor's save is several events; one reload is enough.
  clearTimeout(pending)
  pending = setTimeout(() => {
    for (const listener of listeners) listener.write('data: changed\n\n')
  }, 50)
})

const next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'dev', '--port', process.env.PORT || '3000'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    HELD: 'shown',
    MASTHEAD_DEV_SCRIPT: `http://127.0.0.1:${port}/elements.js`,
  },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => next.kill(signal))
next.on('exit', (code) => process.exit(code ?? 0))
