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

/** The token that the host accepts. */
export const TOKEN = 'a-token-of-the-editor'

/** The identifier of the application that editors may sign in to. */
export const APP = '0123abcd'

const REPOSITORY = {
  id: 1,
  name: 'gazette',
  full_name: 'newsroom/gazette',
  default_branch: 'main',
  permissions: { admin: false, push: true, pull: true },
}
const USER = {
  id: 7,
  login: 'ada',
  full_name: 'Ada Editor',
  email: 'ada@gazette.example',
  avatar_url: '',
  html_url: '',
}

/**
 * Starts a Git host on this machine that answers as the API of Gitea 1.24 and of Forgejo 12 documents it: sign-in with
 * a token or through OAuth with PKCE, one repository with one branch, reading it, and commits.
 * @param files the repository’s files
 * @param version the version that it says it has; Forgejo’s are above 10
 */
export async function startGitHost(files: Files, version: string) {
  const commits: ReceivedCommit[] = []
  const problems: string[] = []
  const content = new Map(Object.entries(files))
  let challenge = ''

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://host')
    if (pathname === '/login/oauth/authorize') {
      challenge = searchParams.get('code_challenge') ?? ''
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.search = String(new URLSearchParams({ code: 'a-code', state: searchParams.get('state') ?? '' }))
      const isRight = searchParams.get('client_id') === APP && searchParams.get('code_challenge_method') === 'S256'
      const link = `<a href="${back.href.replaceAll('&', '&amp;')}">Authorize Application</a>`
      return isRight ? { type: 'text/html', text: link } : { status: 400, json: { error: 'invalid_request' } }
    }
    const body = await bodyOf(request)
    if (pathname === '/login/oauth/access_token') {
      const verified = createHash('sha256').update(String(body.code_verifier)).digest('base64url')
      const isRight = body.code === 'a-code' && body.client_id === APP && verified === challenge
      return isRight
        ? { json: { access_token: TOKEN, token_type: 'bearer', expires_in: 3600, refresh_token: 'r' } }
        : { status: 400, json: { error: 'invalid_grant' } }
    }
    if (
      !/^(token|Bearer) /.test(request.headers.authorization ?? '') ||
      !request.headers.authorization?.endsWith(TOKEN)
    )
      return { status: 401, json: { message: 'token is required' } }
    const path = decodeURIComponent(pathname.replace('/api/v1', ''))
    const own = path.replace('/repos/newsroom/gazette', '')
    if (path === '/version') return { json: { version } }
    if (path === '/user') return { json: USER }
    if (path === '/settings/api')
      return { json: { max_response_items: 50, default_paging_num: 30, default_max_blob_size: 10_485_760 } }
    if (path === '/repos/newsroom/gazette') return { json: REPOSITORY }
    if (own === '/branches/main') return { json: { name: 'main', commit: { id: head(), message: 'Before' } } }
    if (own.startsWith('/git/trees/')) {
      const tree = [...content].map(([name, text]) => ({
        path: name,
        type: 'blob',
        sha: blobSha(text),
        size: text.length,
      }))
      return { json: { sha: head(), tree, truncated: false, page: 1 } }
    }
    if (own === '/file-contents') return { json: [body.files].flat().map((name) => fileOf(String(name))) }
    if (own === '/git/blobs') {
      const shas = searchParams.get('shas')?.split(',') ?? []
      return {
        json: shas.map((sha) => fileOf([...content.keys()].find((name) => blobSha(content.get(name)) === sha) ?? '')),
      }
    }
    if (own === '/contents' && request.method === 'POST') return { status: 201, json: commit(body) }
    if (own === '/commits') return { json: [] }
    if (own.startsWith('/media/main/')) return { text: content.get(own.replace('/media/main/', '')) ?? '' }
    problems.push(`${request.method} ${request.url}`)
    return { status: 404, json: { message: 'Not found' } }
  }

  const head = () =>
    createHash('sha1')
      .update(JSON.stringify([...content]))
      .digest('hex')
  const fileOf = (name: string) => ({
    path: name,
    name: name.replace(/.*\//, ''),
    sha: blobSha(content.get(name)),
    encoding: 'base64',
    content: Buffer.from(content.get(name) ?? '').toString('base64'),
  })
  const commit = (body: Body) => {
    const changes = [body.files].flat().map((change): Body => ({ ...Object(change) }))
    const texts = changes.map(({ operation, path, content: encoded, sha }) => {
      const [name, text] = [String(path), Buffer.from(String(encoded), 'base64').toString('utf8')]
      // A host refuses a change of a file that has changed since it was read.
      if (operation === 'update' && sha !== blobSha(content.get(name))) problems.push(`${name} has another sha`)
      const isSame = content.get(name) === text
      content.set(name, text)
      return { name, isSame, change: [String(operation), text] as const }
    })
    const author = Object(body.author)
    commits.push({
      branch: String(body.branch),
      message: String(body.message),
      author: `${author.name} <${author.email}>`,
      files: Object.fromEntries(texts.flatMap(({ name, isSame, change }) => (isSame ? [] : [[name, change]]))),
    })
    return { commit: { sha: head(), created: new Date().toISOString() }, files: texts.map(({ name }) => fileOf(name)) }
  }

  const server = createServer(async (request, response) => {
    const cors = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization, content-type, accept',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    }
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end()
    const { status = 200, json, text, type = 'application/json' } = await answer(request)
    response.writeHead(status, { ...cors, 'content-type': type })
    return response.end(text ?? JSON.stringify(json))
  })
  const origin = await listen(server)
  return { origin, commits, problems, stop: () => server.close() }
}

interface Reply {
  readonly status?: number
  readonly json?: unknown
  readonly text?: string
  readonly type?: string
}

type Body = Readonly<Record<string, unknown>>

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString('utf8')) : {}
}

/** The name that Git gives to a text. */
function blobSha(text = ''): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
