import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { GitRepository } from './git-repository.ts'
import {
  accepted,
  commitOf,
  encodedPath,
  fromBase64,
  type HostRequests,
  merged,
  NEWEST,
  recordsIn,
  requestOf,
  toBase64,
} from './host-requests.ts'

/**
 * Returns a repository on GitHub (docs.github.com/rest: branches, Git database, repository contents, pulls; graphql:
 * Blob).
 * @param rest the REST interface
 * @param graphql the GraphQL interface, which gives many texts at once
 * @param repo `owner/name`
 */
export function gitHubRepository(rest: HostRequests, graphql: HostRequests, repo: string): GitRepository {
  const root = `/repos/${repo}`
  const [owner, repository] = repo.split('/')
  const contents = (path: string) => `${root}/contents/${encodedPath(path)}`
  return {
    async rights(branch) {
      const name = encodeURIComponent(branch)
      const [{ permissions }, { protected: isProtected }, rules] = await Promise.all([
        rest.json(root),
        rest.json(`${root}/branches/${name}`),
        rest.ask(`${root}/rules/branches/${name}`),
      ])
      const { admin, maintain, push } = toRecord(permissions)
      const needsRequest = recordsIn(await rules?.json()).some(({ type }) => type === 'pull_request')
      const mayPush = push === true && isProtected !== true && !needsRequest
      return { mayPush, mayMerge: mayPush || admin === true || maintain === true }
    },
    async branches(prefix) {
      const response = await rest.ask(`${root}/git/matching-refs/heads/${prefix}`)
      return recordsIn(await response?.json()).map(({ ref }) => String(ref).replace('refs/heads/', ''))
    },
    async create(branch, from) {
      const { object } = await rest.json(`${root}/git/ref/heads/${encodedPath(from)}`)
      const body = { ref: `refs/heads/${branch}`, sha: toRecord(object).sha }
      return (await rest.ask(`${root}/git/refs`, { method: 'POST', body, also: [422] }))?.ok ?? false
    },
    async tree(branch) {
      const { tree } = await rest.json(`${root}/git/trees/${encodeURIComponent(branch)}?recursive=1`)
      return new Map(recordsIn(tree).map(({ path, sha }) => [String(path), String(sha)]))
    },
    async texts(shas) {
      const blobs = shas.map((sha, index) => `b${index}: object(oid: "${sha}") { ... on Blob { text } }`).join(' ')
      const body = {
        query: `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${blobs} } }`,
        variables: { owner, repo: repository },
      }
      const { data } = await graphql.json('', { method: 'POST', body })
      const found = toRecord(toRecord(data).repository)
      return new Map(shas.map((sha, index) => [sha, String(toRecord(found[`b${index}`]).text ?? '')]))
    },
    async file(path, branch) {
      const { sha, content } = await rest.json(`${contents(path)}?ref=${encodeURIComponent(branch)}`)
      return typeof sha === 'string' ? { sha, bytes: fromBase64(String(content)) } : undefined
    },
    async history(path, branch) {
      const found = await rest.ask(
        `${root}/commits?path=${encodeURIComponent(path)}&sha=${encodeURIComponent(branch)}&per_page=${NEWEST}`,
      )
      return recordsIn(await found?.json()).map(commitOf)
    },
    async removeBranch(branch) {
      await rest.ask(`${root}/git/refs/heads/${encodedPath(branch)}`, { method: 'DELETE', also: [422] })
    },
    async commit({ path, branch, bytes, message, was }) {
      const body = { message, branch, content: toBase64(bytes), ...(was ? { sha: was.sha } : {}) }
      const response = await rest.ask(contents(path), { method: 'PUT', body, also: [409, 422] })
      return response?.ok ?? false
    },
    async request(branch) {
      const head = encodeURIComponent(`${owner}:${branch}`)
      const [found] = recordsIn(await (await rest.ask(`${root}/pulls?state=open&head=${head}`))?.json())
      return found && requestOf(found.number, found.html_url)
    },
    async open(branch, into, title) {
      const body = { title, head: branch, base: into }
      const { number, html_url: url } = await rest.json(`${root}/pulls`, { method: 'POST', body })
      return requestOf(number, url)
    },
    async approve({ number }) {
      const body = { event: 'APPROVE' }
      await accepted(await rest.ask(`${root}/pulls/${number}/reviews`, { method: 'POST', body, also: [422] }))
    },
    async merge({ number }, branch) {
      const { allow_squash_merge: maySquash } = await rest.json(root)
      const body = { merge_method: maySquash === false ? 'merge' : 'squash' }
      await merged(() => rest.ask(`${root}/pulls/${number}/merge`, { method: 'PUT', body, also: [403, 405, 409, 422] }))
      // The repository may be set to remove it by itself.
      await rest.ask(`${root}/git/refs/heads/${encodedPath(branch)}`, { method: 'DELETE', also: [422] })
    },
  }
}
