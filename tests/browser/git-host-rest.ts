import {
  type Body,
  EDITOR,
  type HostedRepository,
  type HostInterface,
  type HostRequest,
  type Reply,
} from './git-host.ts'
import { gitHubHost } from './git-host-github.ts'

/** What a kind of host answers to the requests of the desk, besides what Sveltia asks it for. */
type Rest = (request: HostRequest, repository: HostedRepository) => Reply | undefined

const AUTHOR = `${EDITOR.name} <${EDITOR.email}>`

/** The kinds of hosts with the parts of their REST interfaces that the desk needs, as the hosts document them. */
export const HOSTS: Readonly<Record<'github' | 'gitlab' | 'gitea', () => HostInterface>> = {
  github() {
    const host = gitHubHost()
    const own = contentsOf('/api/v3/repos/newsroom/gazette')
    return { ...host, answer: (request, repository) => own(request, repository) ?? host.answer(request, repository) }
  },
  gitea: () => ({
    signIn: () => undefined,
    schemes: ['token'],
    answer: contentsOf('/api/v1/repos/newsroom/gazette'),
  }),
  gitlab: () => ({ signIn: () => undefined, schemes: ['Bearer'], answer: gitLab }),
}

/** GitHub’s “repository contents”, which Gitea has too: a new file is sent with POST there. */
function contentsOf(root: string): Rest {
  return ({ method, path, body, query }, repository) => {
    if (path === root.replace(/repos\/.*/, 'user')) return { json: { ...EDITOR, full_name: EDITOR.name } }
    if (path === root) return { json: { default_branch: 'main' } }
    if (path === `${root}/git/trees/main`)
      return { json: { tree: repository.blobs().map((blob) => ({ ...blob, type: 'blob' })), truncated: false } }
    const blob = path.startsWith(`${root}/git/blobs/`) && root.includes('/v1/')
    if (blob) return { json: { content: base64(textOfBlob(repository, path.replace(/.*\//, ''))) } }
    if (!path.startsWith(`${root}/contents/`)) return undefined
    const name = path.slice(`${root}/contents/`.length)
    const now = repository.blobs().find((one) => one.path === name)
    if (method === 'GET') {
      if (!now || query.get('ref') !== 'main') return { status: 404, json: {} }
      return { json: { sha: now.sha, content: base64(repository.textOf(name)) } }
    }
    const isNew = root.includes('/v1/') ? method === 'POST' : body.sha === undefined
    if (isNew === (now !== undefined)) return { status: 422, json: { message: 'The file exists, or does not.' } }
    if (now && body.sha !== now.sha) return { status: 409, json: { message: 'The sha does not match.' } }
    return received(repository, name, body.message, body, now ? 'update' : 'add')
  }
}

function gitLab({ method, path, body, query }: HostRequest, repository: HostedRepository): Reply | undefined {
  const root = '/api/v4/projects/newsroom/gazette'
  if (path === '/api/v4/user') return { json: { ...EDITOR, username: EDITOR.login } }
  if (path === root) return { json: { default_branch: 'main' } }
  if (path === `${root}/repository/tree`)
    return { json: repository.blobs().map(({ path: name, sha }) => ({ path: name, id: sha, type: 'blob' })) }
  const [, sha] = /\/repository\/blobs\/(\w+)\/raw$/.exec(path) ?? []
  if (sha) return { type: 'text/plain', text: textOfBlob(repository, sha) }
  if (!path.startsWith(`${root}/repository/files/`)) return undefined
  const name = path.slice(`${root}/repository/files/`.length)
  const now = repository.blobs().find((one) => one.path === name)
  if (method === 'GET') {
    if (!now || query.get('ref') !== 'main') return { status: 404, json: {} }
    return { json: { blob_id: now.sha, last_commit_id: now.sha, content: base64(repository.textOf(name)) } }
  }
  if ((method === 'POST') === (now !== undefined))
    return { status: 400, json: { message: 'The file exists, or does not.' } }
  if (now && body.last_commit_id !== now.sha) return { status: 400, json: { message: 'The file has changed.' } }
  return received(repository, name, body.commit_message, body, now ? 'update' : 'add')
}

function received(repository: HostedRepository, name: string, message: unknown, body: Body, operation: string): Reply {
  const text = Buffer.from(String(body.content), 'base64').toString('utf8')
  repository.commit(String(body.branch), String(message), AUTHOR, [{ name, operation, text }])
  return { status: operation === 'add' ? 201 : 200, json: {} }
}

function textOfBlob(repository: HostedRepository, sha: string): string {
  const blob = repository.blobs().find((one) => one.sha === sha)
  return blob ? repository.textOf(blob.path) : ''
}

/** Hosts divide base64 into lines. */
function base64(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll(/.{60}/g, '$&\n')
}
