import { describedHost } from './described-host.ts'
import type { HostedRepository, HostInterface, HostRequest, MergeRequest, Reply } from './git-host.ts'
import { gitHubHost } from './git-host-github.ts'

/** What a kind of host answers to the requests of the desk, besides what Sveltia asks it for. */
type Rest = (request: HostRequest, repository: HostedRepository) => Reply | undefined

/** The kinds of hosts with the parts of their REST interfaces that the desk needs, as the hosts document them. */
export const HOSTS: Readonly<Record<'github' | 'gitlab' | 'gitea', () => HostInterface>> = {
  github() {
    const host = gitHubHost()
    const root = '/api/v3/repos/newsroom/gazette'
    const own: Rest = (request, repository) =>
      gitHubBranches(root, request, repository) ??
      pullRequests(root, request, repository) ??
      contentsOf(root, request, repository)
    const answer: HostInterface['answer'] = (request, repository) =>
      own(request, repository) ?? host.answer(request, repository)
    return describedHost({ ...host, answer }, 'github', '/api/v3')
  },
  gitea() {
    const root = '/api/v1/repos/newsroom/gazette'
    const answer: HostInterface['answer'] = (request, repository) =>
      giteaBranches(root, request, repository) ??
      pullRequests(root, request, repository) ??
      contentsOf(root, request, repository)
    return describedHost({ signIn: () => undefined, schemes: ['token'], answer }, 'forgejo', '/api/v1')
  },
  gitlab: () => describedHost({ signIn: () => undefined, schemes: ['Bearer'], answer: gitLab }, 'gitlab', '/api/v4'),
}

const REFUSED: Reply = { status: 403, json: { message: 'The branch is protected.' } }

/** GitHub refuses a commit to a protected branch as a conflict, with its reason. */
const REFUSED_BY_RULE: Reply = { status: 409, json: { message: 'Changes must be made through a pull request.' } }

function gitHubBranches(root: string, request: HostRequest, repository: HostedRepository): Reply | undefined {
  const { method, path, body, person } = request
  const refs = (prefix: string) =>
    repository
      .branches()
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ ref: `refs/heads/${name}`, object: { sha: repository.head(name), type: 'commit' } }))
  if (path === root)
    return {
      json: {
        default_branch: 'main',
        allow_squash_merge: true,
        permissions: { admin: false, maintain: person.isMaintainer, push: true, pull: true },
      },
    }
  // A rule of a repository’s ruleset; the older protection of branches would say `protected`.
  if (path === `${root}/branches/main`) return { json: { name: 'main', protected: false } }
  if (path === `${root}/rules/branches/main`)
    return { json: repository.isProtected ? [{ type: 'deletion' }, { type: 'pull_request' }] : [] }
  const [, prefix] = path.split(`${root}/git/matching-refs/heads/`)
  if (prefix !== undefined) return { json: refs(prefix) }
  const [, name] = path.split(`${root}/git/ref/heads/`)
  if (name !== undefined) return { json: refs(name)[0] }
  const [, removed] = path.split(`${root}/git/refs/heads/`)
  if (method === 'DELETE' && removed) return { status: repository.removeBranch(removed) ? 204 : 422, json: {} }
  if (method !== 'POST' || path !== `${root}/git/refs`) return undefined
  const from = repository.branches().find((one) => repository.head(one) === body.sha) ?? ''
  const isMade = repository.branch(String(body.ref).replace('refs/heads/', ''), from)
  const made = { ref: String(body.ref), object: { sha: String(body.sha), type: 'commit' } }
  return isMade ? { status: 201, json: made } : { status: 422, json: { message: 'Reference already exists' } }
}

function giteaBranches(root: string, request: HostRequest, repository: HostedRepository): Reply | undefined {
  const { method, path, body, person } = request
  const branch = (name: string) => ({
    name,
    protected: name === 'main' && repository.isProtected,
    user_can_push: repository.mayPush(name, person) && !(name === 'main' && repository.isProtected),
    user_can_merge: repository.mayPush(name, person),
  })
  if (path === root) return { json: { default_branch: 'main', allow_squash_merge: true } }
  if (path === `${root}/branches/main`) return { json: branch('main') }
  const [, removed] = path.split(`${root}/branches/`)
  if (method === 'DELETE' && removed) return { status: repository.removeBranch(removed) ? 204 : 404, json: {} }
  if (path !== `${root}/branches`) return undefined
  if (method === 'GET') return { json: repository.branches().map(branch) }
  const isMade = repository.branch(String(body.new_branch_name), String(body.old_ref_name))
  return isMade ? { status: 201, json: {} } : { status: 409, json: { message: 'The branch already exists.' } }
}

/** GitHub’s pull requests. Gitea names what is done with one differently. */
function pullRequests(root: string, request: HostRequest, repository: HostedRepository): Reply | undefined {
  const { method, path, body, query, person } = request
  const isGitea = root.includes('/v1/')
  if (!path.startsWith(`${root}/pulls`)) return undefined
  const described = ({ number, branch, title }: MergeRequest) => {
    return { number, title, html_url: `https://git.example/pulls/${number}`, head: { ref: branch } }
  }
  if (path === `${root}/pulls`) {
    if (method === 'POST')
      return { status: 201, json: described(repository.open(String(body.head), String(body.title), person)) }
    const head = query.get('head')?.replace('newsroom:', '')
    const open = repository.requests.filter(({ isOpen, branch }) => isOpen && (!head || branch === head))
    return { json: open.map(described) }
  }
  const [, number, action] = /\/pulls\/(\d+)\/(\w+)$/.exec(path) ?? []
  const found = repository.requests.find((one) => one.number === Number(number))
  if (!found) return undefined
  if (action === 'reviews') {
    if (body.event !== (isGitea ? 'APPROVED' : 'APPROVE')) return { status: 422, json: { message: 'No such event' } }
    if (found.author === person.name) return { status: 422, json: { message: 'Can not approve your own pull request' } }
    found.approvals.push(person.name)
    return { json: {} }
  }
  const isAsked = isGitea
    ? method === 'POST' && body.Do === 'squash'
    : method === 'PUT' && body.merge_method === 'squash'
  if (action !== 'merge' || !isAsked) return undefined
  if (!repository.merge(found, person))
    return { status: 405, json: { message: 'At least 1 approving review is required' } }
  if (isGitea && body.delete_branch_after_merge === true) repository.removeBranch(found.branch)
  return { json: {} }
}

/** GitHub’s “repository contents”, which Gitea has too: a new file is sent with POST there. */
function contentsOf(root: string, request: HostRequest, repository: HostedRepository): Reply | undefined {
  const { method, path, body, query, person } = request
  const isGitea = root.includes('/v1/')
  const { id, login, name: fullName, email } = person
  if (path === root.replace(/repos\/.*/, 'user'))
    return { json: { id, login, email, ...(isGitea ? { full_name: fullName } : { name: fullName }) } }
  if (path === `${root}/git/trees/main`)
    return { json: { tree: repository.blobs().map((blob) => ({ ...blob, type: 'blob' })), truncated: false } }
  const blob = isGitea && path.startsWith(`${root}/git/blobs/`)
  if (blob) return { json: { content: base64(repository.textOfBlob(path.replace(/.*\//, ''))) } }
  if (path === `${root}/commits`) {
    const log = repository.history(query.get('path') ?? '', query.get('sha') ?? '')
    return { json: log.map(({ sha, by, at }) => ({ sha, commit: { author: { name: by, date: at } } })) }
  }
  if (!path.startsWith(`${root}/contents/`)) return undefined
  const name = path.slice(`${root}/contents/`.length)
  const branch = String(method === 'GET' ? query.get('ref') : body.branch)
  const now = repository.blobs(branch).find((one) => one.path === name)
  if (method === 'GET') {
    if (!now) return { status: 404, json: {} }
    return { json: { sha: now.sha, content: base64(repository.textOf(name, branch)) } }
  }
  if (!repository.mayPush(branch, person)) return isGitea ? REFUSED : REFUSED_BY_RULE
  const isNew = isGitea ? method === 'POST' : body.sha === undefined
  if (isNew === (now !== undefined)) return { status: 422, json: { message: 'The file exists, or does not.' } }
  if (now && body.sha !== now.sha) return { status: 409, json: { message: 'The sha does not match.' } }
  return received(repository, request, name, body.message)
}

function gitLab(request: HostRequest, repository: HostedRepository): Reply | undefined {
  const { method, path, body, query, person } = request
  const root = '/api/v4/projects/newsroom/gazette'
  const { id, login: username, name: fullName, email } = person
  if (path === '/api/v4/user') return { json: { id, username, name: fullName, email } }
  if (path === root) {
    const access = { access_level: person.isMaintainer ? 40 : 30 }
    return {
      json: {
        default_branch: 'main',
        squash_option: 'default_off',
        permissions: { project_access: access, group_access: null },
      },
    }
  }
  if (path === `${root}/repository/tree`)
    return { json: repository.blobs().map(({ path: name, sha }) => ({ path: name, id: sha, type: 'blob' })) }
  const [, sha] = /\/repository\/blobs\/(\w+)\/raw$/.exec(path) ?? []
  if (sha) return { type: 'text/plain', text: repository.textOfBlob(sha) }
  if (path === `${root}/repository/commits`) {
    const log = repository.history(query.get('path') ?? '', query.get('ref_name') ?? '')
    return { json: log.map(({ sha, by, at }) => ({ id: sha, author_name: by, authored_date: at })) }
  }
  if (path.startsWith(`${root}/repository/branches`)) return gitLabBranches(request, repository)
  if (path.startsWith(`${root}/merge_requests`)) return mergeRequests(`${root}/merge_requests`, request, repository)
  if (!path.startsWith(`${root}/repository/files/`)) return undefined
  const name = path.slice(`${root}/repository/files/`.length)
  const branch = String(method === 'GET' ? query.get('ref') : body.branch)
  const now = repository.blobs(branch).find((one) => one.path === name)
  if (method === 'GET') {
    if (!now) return { status: 404, json: {} }
    const content = base64(repository.textOf(name, branch))
    return { json: { blob_id: now.sha, last_commit_id: now.sha, content } }
  }
  if (!repository.mayPush(branch, person)) return { status: 400, json: { message: 'The branch is protected.' } }
  if ((method === 'POST') === (now !== undefined))
    return { status: 400, json: { message: 'The file exists, or does not.' } }
  if (now && body.last_commit_id !== now.sha) return { status: 400, json: { message: 'The file has changed.' } }
  return received(repository, request, name, body.commit_message)
}

function gitLabBranches({ method, path, body, query, person }: HostRequest, repository: HostedRepository): Reply {
  if (path.endsWith('/main'))
    return {
      json: {
        name: 'main',
        protected: repository.isProtected,
        can_push: repository.mayPush('main', person) && !repository.isProtected,
        developers_can_merge: false,
      },
    }
  if (method === 'GET') {
    const prefix = query.get('search')?.replace('^', '') ?? ''
    return { json: repository.branches().flatMap((name) => (name.startsWith(prefix) ? [{ name }] : [])) }
  }
  if (method === 'DELETE') return { status: repository.removeBranch(path.replace(/.*\/branches\//, '')) ? 204 : 404 }
  const isMade = repository.branch(String(body.branch), String(body.ref))
  return isMade ? { status: 201, json: {} } : { status: 400, json: { message: 'Branch already exists' } }
}

function mergeRequests(root: string, request: HostRequest, repository: HostedRepository): Reply | undefined {
  const { method, path, body, query, person } = request
  const described = ({ number, branch, title }: MergeRequest) => {
    return { iid: number, title, web_url: `https://git.example/merge_requests/${number}`, source_branch: branch }
  }
  if (path === root) {
    if (method === 'POST')
      return { status: 201, json: described(repository.open(String(body.source_branch), String(body.title), person)) }
    const source = query.get('source_branch')
    return { json: repository.requests.filter(({ isOpen, branch }) => isOpen && branch === source).map(described) }
  }
  const [, number, action] = /\/(\d+)\/(\w+)$/.exec(path) ?? []
  const found = repository.requests.find((one) => one.number === Number(number))
  if (!found) return undefined
  if (action === 'approve' && method === 'POST') {
    if (found.author === person.name) return { status: 401, json: { message: '401 Unauthorized' } }
    found.approvals.push(person.name)
    return { status: 201, json: {} }
  }
  if (action !== 'merge' || method !== 'PUT') return undefined
  if (!repository.merge(found, person)) return { status: 405, json: { message: '405 Method Not Allowed' } }
  if (body.should_remove_source_branch === true) repository.removeBranch(found.branch)
  return { json: {} }
}

/** Takes the file of a request as a commit. */
function received(repository: HostedRepository, request: HostRequest, name: string, message: unknown): Reply {
  const { body, person } = request
  const isNew = !repository.blobs(String(body.branch)).some(({ path }) => path === name)
  const text = Buffer.from(String(body.content), 'base64').toString('utf8')
  const change = { name, operation: isNew ? 'add' : 'update', text }
  repository.commit(String(body.branch), String(message), `${person.name} <${person.email}>`, [change])
  return { status: isNew ? 201 : 200, json: {} }
}

/** Hosts divide base64 into lines. */
function base64(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll(/.{60}/g, '$&\n')
}
