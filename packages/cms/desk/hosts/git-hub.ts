import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { GitBranch } from './git-files.ts'
import { encodedPath, fromBase64, type HostRequests, recordsIn, toBase64 } from './host-requests.ts'

/**
 * Returns a branch on GitHub (docs.github.com/rest: Git database, repository contents; graphql: Blob).
 * @param rest the REST interface
 * @param graphql the GraphQL interface, which gives many texts at once
 * @param repo `owner/name`
 */
export function gitHubBranch(rest: HostRequests, graphql: HostRequests, repo: string, branch: string): GitBranch {
  const contents = (path: string) => `/repos/${repo}/contents/${encodedPath(path)}`
  const query = `?ref=${encodeURIComponent(branch)}`
  return {
    async tree() {
      const { tree } = await rest.json(`/repos/${repo}/git/trees/${encodeURIComponent(branch)}?recursive=1`)
      return new Map(recordsIn(tree).map(({ path, sha }) => [String(path), String(sha)]))
    },
    async texts(shas) {
      const [owner, name] = repo.split('/')
      const blobs = shas.map((sha, index) => `b${index}: object(oid: "${sha}") { ... on Blob { text } }`).join(' ')
      const body = {
        query: `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${blobs} } }`,
        variables: { owner, repo: name },
      }
      const { data } = await graphql.json('', { method: 'POST', body })
      const found = toRecord(toRecord(data).repository)
      return new Map(shas.map((sha, index) => [sha, String(toRecord(found[`b${index}`]).text ?? '')]))
    },
    async file(path) {
      const { sha, content } = await rest.json(contents(path) + query)
      return typeof sha === 'string' ? { sha, bytes: fromBase64(String(content)) } : undefined
    },
    async commit(path, bytes, message, was) {
      const body = { message, branch, content: toBase64(bytes), ...(was ? { sha: was.sha } : {}) }
      const response = await rest.ask(contents(path), { method: 'PUT', body, also: [409, 422] })
      return response?.ok ?? false
    },
  }
}
