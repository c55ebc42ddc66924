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
  /** Whose token it has. */
  readonly person: Person
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
  readonly signIn: (request: Omit<HostRequest, 'person'>) => Reply | undefined
  /** How a request names the token. */
  readonly schemes: readonly string[]
  /** Answers what needs a token. */
  readonly answer: (request: HostRequest, repository: HostedRepository) => Reply | undefined
}

/** A person who has a token of the host. */
export interface Person {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly email: string
  /** Whether the person may change a protected branch, and merge into it. */
  readonly isMaintainer: boolean
}

/** The token of the editor. */
export const TOKEN = 'a-token-of-the-editor'

/** The editor whose token it is. */
export const EDITOR: Person = {
  id: 7,
  login: 'ada',
  name: 'Ada Editor',
  email: 'ada@gazette.example',
  isMaintainer: true,
}

/** The token of a writer, who may not change a protected branch. */
export const WRITER_TOKEN = 'a-token-of-the-writer'

const WRITER: Person = {
  id: 8,
  login: 'sara',
  name: 'Sara Writer',
  email: 'sara@gazette.example',
  isMaintainer: false,
}

const PERSONS: Readonly<Record<string, Person>> = { [TOKEN]: EDITOR, [WRITER_TOKEN]: WRITER }

/** A request to merge a branch into `main`. */
export interface MergeRequest {
  readonly number: number
  readonly branch: string
  readonly title: string
  readonly author: string
  readonly approvals: string[]
  isOpen: boolean
}

/** A version of a branch, with its files as they were. */
interface LoggedVersion {
  readonly sha: string
  readonly by: string
  readonly at: string
  readonly files: ReadonlyMap<string, string>
}

let versions = 0

/** Returns the next version, whose commit is a minute after the one before. */
function versionOf(by: string, content: ReadonlyMap<string, string>): LoggedVersion {
  versions += 1
  const at = new Date(Date.UTC(2026, 0, 1, 0, versions)).toISOString()
  return { sha: sha1(`commit ${versions}`), by, at, files: new Map(content) }
}

/** The repository that a host has: `newsroom/gazette`. */
export type HostedRepository = ReturnType<typeof repositoryOf>

function repositoryOf(files: Files, isProtected: boolean) {
  const main = new Map(Object.entries(files))
  const branches = new Map([['main', main]])
  /** What each branch had when it was made. */
  const bases = new Map<string, ReadonlyMap<string, string>>()
  const commits: ReceivedCommit[] = []
  const problems: string[] = []
  const requests: MergeRequest[] = []
  /** The versions of each branch, the newest last. */
  const logs = new Map<string, LoggedVersion[]>([['main', [versionOf('Before', main)]]])
  const contentAt = (ref: string) =>
    branches.get(ref) ?? [...logs.values()].flat().find(({ sha }) => sha === ref)?.files ?? new Map<string, string>()
  const textOf = (name: string, ref = 'main') => contentAt(ref).get(name) ?? ''
  return {
    commits,
    problems,
    requests,
    textOf,
    /** Whether only maintainers may change `main`, and only with the approval of another person. */
    isProtected,
    branches: () => [...branches.keys()],
    mayPush: (branch: string, person: Person) => branch !== 'main' || !isProtected || person.isMaintainer,
    /** The files, with the names that Git gives to their texts. */
    blobs: (ref = 'main') =>
      [...contentAt(ref)].map(([path, text]) => ({
        path,
        sha: blobSha(text),
        size: Buffer.byteLength(text),
      })),
    /** Returns the text with a name that Git gives. */
    textOfBlob(sha: string) {
      const texts = [...branches.values()].flatMap((content) => [...content.values()])
      return texts.find((text) => blobSha(text) === sha) ?? ''
    },
    /** The versions of a branch that changed a file, the newest first. */
    history(name: string, branch: string) {
      const log = logs.get(branch) ?? []
      const changed = log.filter(({ files: now }, index) => now.get(name) !== log[index - 1]?.files.get(name))
      return changed.reverse()
    },
    /** The name of the newest commit. */
    head: (branch = 'main') => sha1(JSON.stringify([...(branches.get(branch) ?? [])])),
    /** Makes a branch; false if there is one with this name, or none to make it from. */
    branch(name: string, from: string) {
      const content = branches.get(from)
      if (!content || branches.has(name)) return false
      branches.set(name, new Map(content))
      bases.set(name, new Map(content))
      logs.set(name, [...(logs.get(from) ?? [])])
      return true
    },
    removeBranch: (name: string) => branches.delete(name),
    commit(branch: string, message: string, author: string, changes: readonly SentChange[]) {
      const content = branches.get(branch) ?? main
      const changed = changes.filter(({ name, text }) => content.get(name) !== text)
      for (const { name, text } of changes) content.set(name, text)
      logs.get(branch)?.push(versionOf(author.replace(/ <.*/, ''), content))
      commits.push({
        branch,
        message,
        author,
        files: Object.fromEntries(changed.map(({ name, operation, text }) => [name, [operation, text]])),
      })
    },
    open(branch: string, title: string, { name: author }: Person) {
      const request: MergeRequest = { number: requests.length + 1, branch, title, author, approvals: [], isOpen: true }
      requests.push(request)
      return request
    },
    /** Merges a request; false if the protection of `main` does not allow it, or if both have changed a file. */
    merge(request: MergeRequest, person: Person) {
      const isApproved = request.approvals.some((approver) => approver !== request.author)
      if (isProtected && !(person.isMaintainer && isApproved)) return false
      const base = bases.get(request.branch)
      const changed = [...(branches.get(request.branch) ?? [])].filter(([name, text]) => base?.get(name) !== text)
      if (changed.some(([name, text]) => main.get(name) !== base?.get(name) && main.get(name) !== text)) return false
      for (const [name, text] of changed) main.set(name, text)
      logs.get('main')?.push(versionOf(request.author, main))
      request.isOpen = false
      return true
    },
  }
}

/**
 * Starts a Git host on this machine, with one repository.
 * @param host the interface that it has
 * @param files the repository’s files
 * @param isProtected whether only maintainers may change `main`, and only with the approval of another person
 */
export async function startGitHost(host: HostInterface, files: Files, isProtected = false) {
  const repository = repositoryOf(files, isProtected)

  const answer = (request: Omit<HostRequest, 'person'>, authorization: string): Reply => {
    const own = host.signIn(request)
    if (own) return own
    const [scheme = '', token = ''] = authorization.split(' ')
    const person = PERSONS[token]
    if (!person || !host.schemes.includes(scheme)) return { status: 401, json: { message: 'token is required' } }
    const reply = host.answer({ ...request, person }, repository)
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
  return { ...repository, origin, stop: () => server.close() }
}

/** The objects of a list in a body. */
export function objectsIn(list: unknown): Body[] {
  return [list].flat().map((value): Body => ({ ...Object(value) }))
}

/** The name that Git gives to a text. */
export function blobSha(text: string): string {
  const sha = shas.get(text) ?? sha1(`blob ${Buffer.byteLength(text)}\0${text}`)
  shas.set(text, sha)
  return sha
}

/** The names that are known already: a repository may have thousands of texts. */
const shas = new Map<string, string>()

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString('utf8')) : {}
}
