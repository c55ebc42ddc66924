import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { Files } from './folder-in-browser.ts'
import { listen } from './global-setup.ts'

/** A commit that the host received. */
export interface ReceivedCommit {
  readonly branch: string
  readonly message: string
  readonly author: string
  /** The operation and the text of each file that the commit changes, by its path. A file may be sent as it was. */
  readonly files: Readonly<Record<string, readonly [operation: string, text: string]>>
}

/** A change of a file, as an editor sends it. */
interface SentChange {
  readonly name: string
  readonly operation: string
  readonly text: string
}

/** A request to the host: its path without percent-encoding, and its body as an object. */
export interface HostRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Body
}

/** An answer of the host. */
export interface Reply {
  readonly status?: number
  readonly json?: unknown
  readonly text?: string
  readonly type?: string
}

/** The body of a request. */
export type Body = Readonly<Record<string, unknown>>

/** The interface of one kind of host. Each function returns undefined for a request that it does not have. */
export interface HostInterface {
  /** Answers what needs no token, which is the sign-in. */
  readonly signIn: (request: HostRequest) => Reply | undefined
  /** How a request names the token. */
  readonly schemes: readonly string[]
  /** Answers what needs a token. */
  readonly answer: (request: HostRequest, repository: HostedRepository) => Reply | undefined
}

/** The token that the host accepts. */
export const TOKEN = 'a-token-of-the-editor'

/** The editor whose token it is. */
export const EDITOR = { id: 7, login: 'ada', name: 'Ada Editor', email: 'ada@gazette.example' }

/** The repository that a host has: one branch, `main`, of `newsroom/gazette`. */
export type HostedRepository = ReturnType<typeof repositoryOf>

function repositoryOf(files: Files) {
  const content = new Map(Object.entries(files))
  const commits: ReceivedCommit[] = []
  const problems: string[] = []
  const textOf = (name: string) => content.get(name) ?? ''
  return {
    commits,
    problems,
    textOf,
    /** The files, with the names that Git gives to their texts. */
    blobs: () => [...content].map(([path, text]) => ({ path, sha: blobSha(text), size: Buffer.byteLength(text) })),
    /** The name of the newest commit. */
    head: () => sha1(JSON.stringify([...content])),
    commit(branch: string, message: string, author: string, changes: readonly SentChange[]) {
      const changed = changes.filter(({ name, text }) => content.get(name) !== text)
      for (const { name, text } of changes) content.set(name, text)
      commits.push({
        branch,
        message,
        author,
        files: Object.fromEntries(changed.map(({ name, operation, text }) => [name, [operation, text]])),
      })
    },
  }
}

/**
 * Starts a Git host on this machine, with one repository.
 * @param host the interface that it has
 * @param files the repository’s files
 */
export async function startGitHost(host: HostInterface, files: Files) {
  const repository = repositoryOf(files)

  const answer = (request: HostRequest, authorization: string): Reply => {
    const own = host.signIn(request)
    if (own) return own
    if (!host.schemes.some((scheme) => authorization === `${scheme} ${TOKEN}`))
      return { status: 401, json: { message: 'token is required' } }
    const reply = host.answer(request, repository)
    if (!reply) repository.problems.push(`${request.method} ${request.path} ${request.body.query ?? ''}`)
    return reply ?? { status: 404, json: { message: 'Not found' } }
  }

  const server = createServer(async (request, response) => {
    const cors = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization, content-type, accept',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    }
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end()
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://host')
    const asked = { method: request.method ?? '', path: decodeURIComponent(pathname), query }
    const {
      status = 200,
      json,
      text,
      type = 'application/json',
    } = answer({ ...asked, body: await bodyOf(request) }, request.headers.authorization ?? '')
    response.writeHead(status, { ...cors, 'content-type': type })
    return response.end(status === 204 ? undefined : (text ?? JSON.stringify(json)))
  })
  const origin = await listen(server)
  return { origin, commits: repository.commits, problems: repository.problems, stop: () => server.close() }
}

/** The objects of a list in a body. */
export function objectsIn(list: unknown): Body[] {
  return [list].flat().map((value): Body => ({ ...Object(value) }))
}

/** The name that Git gives to a text. */
export function blobSha(text: string): string {
  return sha1(`blob ${Buffer.byteLength(text)}\0${text}`)
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString('utf8')) : {}
}
