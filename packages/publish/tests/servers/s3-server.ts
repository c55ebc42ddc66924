import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished, vi } from 'vitest'
import { heavyFile } from '../../../../tests/heavy/heavy-file.ts'
import { type Texts, temporaryFolder } from '../site.ts'

/** A request that the store received. */
export interface S3Request {
  readonly method: string
  readonly path: string
  readonly bytes: number
  readonly headers: IncomingMessage['headers']
}

/**
 * What the proxy answers in place of the store: a status and the code of S3, the store’s answer later, nothing
 * (`silence`), or it ends the connection.
 */
export type Injected =
  | 'hang up'
  | 'silence'
  | { readonly status: number; readonly code: string }
  | { readonly delay: number }

/** A store that speaks the protocol of S3, behind a proxy that counts and disturbs requests. */
export interface Store {
  readonly endpoint: string
  readonly requests: S3Request[]
  /** Decides about each request what the proxy answers itself. */
  disturb: (one: S3Request, index: number) => Injected | undefined
  /** Waits until every request that was received has been carried out, also those of a publisher that is gone. */
  settled(): Promise<unknown>
  /** Returns the file of the bucket as a reader gets it; undefined if there is none. */
  get(name: string): Promise<Response | undefined>
}

/** The files among those of sites that the bucket has below a path, as readers get them. */
export async function textsOf(store: Store, sites: readonly Texts[], prefix = ''): Promise<Texts> {
  await store.settled()
  const read = async (name: string) => [name, await (await store.get(prefix + name))?.text()] as const
  const found = await Promise.all(Object.keys(Object.assign({}, ...sites)).map(read))
  return Object.fromEntries(found.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))
}

/** The variables with which a client may write into the store. */
export const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER', AWS_REGION: 'us-east-1' }

/**
 * Starts a store with the bucket `news` on this machine. It is stopped after the test.
 * @param start starts the store itself, and returns its port
 */
export async function startStore(start = startS3rver): Promise<Store> {
  for (const [name, value] of Object.entries(CREDENTIALS)) vi.stubEnv(name, value)
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  onTestFinished(() => void vi.unstubAllEnvs())
  const inner = await start()
  const locked = new Set<string>()
  const underway = new Set<Promise<void>>()
  const store: Store = {
    endpoint: '',
    requests: [],
    disturb: () => undefined,
    settled: () => Promise.all(underway),
    get: async (name) => {
      const response = await fetch(`${store.endpoint}/news/${name}`, { headers: { 'x-reader': '1' } })
      return response.ok ? response : undefined
    },
  }
  const proxy = createServer((incoming, outgoing) => {
    const one = answer(incoming, outgoing)
      .catch(() => void outgoing.destroy())
      .finally(() => underway.delete(one))
    underway.add(one)
  })
  proxy.keepAliveTimeout = 600_000 // A reader never gets a connection that has just ended.
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  return Object.assign(store, { endpoint: `http://127.0.0.1:${portOf(proxy.address())}` })

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    const { method = '', url = '', headers } = incoming
    const forward = () => forwarded(inner, { method, path: url, headers, body })
    const file = url.replace(/\?.*/, '')
    if (headers['x-reader']) return send(outgoing, await alone(file, () => forward().catch(forward)))
    const one = { method, path: url.replace('/news/', '').replace(/\?.*/, ''), bytes: body.length, headers }
    const index = store.requests.push(one) - 1
    const injected = store.disturb(one, index)
    if (injected === 'hang up') return void incoming.socket.destroy()
    if (injected === 'silence') return
    if (injected && 'delay' in injected) await new Promise((resolve) => setTimeout(resolve, injected.delay))
    if (injected && 'status' in injected) return sendError(outgoing, injected.status, injected.code)
    if (method !== 'PUT' || start !== startS3rver) return send(outgoing, await forward())
    const isMet = await alone(file, async () => {
      if (!(await meetsCondition(file, headers))) return false
      const answer = await forward()
      while (answer.status === 200 && !(await isWritten(file, body)))
        await new Promise((resolve) => setTimeout(resolve, 2))
      send(outgoing, answer)
      return true
    })
    if (!isMet) sendError(outgoing, 412, 'PreconditionFailed')
  }

  /** Answers what AWS answers and s3rver does not know yet: whether a file may be written on this condition. */
  async function meetsCondition(file: string, headers: IncomingMessage['headers']): Promise<boolean> {
    if (!headers['if-match'] && !headers['if-none-match']) return true
    const present = await forwarded(inner, { method: 'HEAD', path: file, headers: {}, body: '' })
    const etag = present.status === 200 ? present.headers.etag : undefined
    return headers['if-match'] === undefined ? etag === undefined : etag === headers['if-match']
  }

  /** Whether a reader gets these bytes: s3rver answers before it has written a file. */
  async function isWritten(file: string, bytes: Buffer): Promise<boolean> {
    const read = () => forwarded(inner, { method: 'GET', path: file, headers: {}, body: '' })
    return (await read().catch(read)).body.equals(bytes)
  }

  /** Runs a step while nothing else reads or writes this file: S3 replaces a file in one step, and s3rver does not. */
  async function alone<Result>(file: string, step: () => Promise<Result>): Promise<Result> {
    while (locked.has(file)) await new Promise((resolve) => setTimeout(resolve, 2))
    locked.add(file)
    try {
      return await step()
    } finally {
      locked.delete(file)
    }
  }
}

/** A request to the store itself. */
interface Forwarded {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer | string
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

function forwarded(port: number, { method, path, headers, body }: Forwarded): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      buffer(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  outgoing.writeHead(status, headers)
  outgoing.end(body)
}

function sendError(outgoing: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  outgoing.writeHead(status, { 'content-type': 'application/xml', 'content-length': body.length })
  outgoing.end(body)
}

/** Starts s3rver on a free port, which it returns. */
async function startS3rver(): Promise<number> {
  const port = await freePort()
  const options =
    '--address 127.0.0.1 --silent --no-vhost-buckets --allow-mismatched-signatures --configure-bucket news'
  const place = ['--directory', temporaryFolder(), '--port', String(port)]
  const words = [heavyFile('s3rver/bin/s3rver.js'), ...place, ...options.split(' ')]
  const child: ChildProcess = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  onTestFinished(async () => {
    if (child.exitCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  while (!(await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error('s3rver does not start.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return port
}

/** Returns a port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createSocket()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server.address())
  await new Promise((resolve) => server.close(resolve))
  return port
}

function portOf(address: AddressInfo | string | null): number {
  return address !== null && typeof address === 'object' ? address.port : 0
}
