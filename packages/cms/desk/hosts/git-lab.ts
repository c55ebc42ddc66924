import type { GitBranch } from './git-files.ts'
import { fromBase64, type HostRequests, recordsIn, toBase64 } from './host-requests.ts'

/**
 * Returns a branch on GitLab (docs.gitlab.com/api: repositories, repository files).
 * @param repo the path of the project, with its groups
 */
export function gitLabBranch({ ask, json }: HostRequests, repo: string, branch: string): GitBranch {
  const repository = `/projects/${encodeURIComponent(repo)}/repository`
  const file = (path: string) => `${repository}/files/${encodeURIComponent(path)}`
  const ref = encodeURIComponent(branch)
  return {
    async tree() {
      const blobs = new Map<string, string>()
      for (let page = '1'; page; ) {
        const response = await ask(`${repository}/tree?recursive=true&per_page=100&ref=${ref}&page=${page}`)
        for (const { path, id } of recordsIn(await response?.json())) blobs.set(String(path), String(id))
        page = response?.headers.get('x-next-page') ?? ''
      }
      return blobs
    },
    async texts(shas) {
      const texts = shas.map(
        async (sha) => [sha, (await (await ask(`${repository}/blobs/${sha}/raw`))?.text()) ?? ''] as const,
      )
      return new Map(await Promise.all(texts))
    },
    async file(path) {
      const { blob_id: sha, content, last_commit_id: version } = await json(`${file(path)}?ref=${ref}`)
      return typeof sha === 'string' ? { sha, bytes: fromBase64(String(content)), version: String(version) } : undefined
    },
    async commit(path, bytes, message, was) {
      const body = {
        branch,
        commit_message: message,
        content: toBase64(bytes),
        encoding: 'base64',
        ...(was?.version ? { last_commit_id: was.version } : {}),
      }
      const response = await ask(file(path), { method: was ? 'PUT' : 'POST', body, also: [400, 409] })
      return response?.ok ?? false
    },
  }
}
