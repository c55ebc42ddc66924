import type { GitBranch } from './git-files.ts'
import { encodedPath, fromBase64, type HostRequests, recordsIn, toBase64 } from './host-requests.ts'

/** Returns a branch on Gitea or Forgejo (their OpenAPI description: repository). @param repo `owner/name` */
export function giteaBranch({ ask, json }: HostRequests, repo: string, branch: string): GitBranch {
  const contents = (path: string) => `/repos/${repo}/contents/${encodedPath(path)}`
  const query = `?ref=${encodeURIComponent(branch)}`
  return {
    async tree() {
      const blobs = new Map<string, string>()
      for (let page = 1; ; page++) {
        const address = `/repos/${repo}/git/trees/${encodeURIComponent(branch)}?recursive=true&per_page=1000&page=${page}`
        const { tree, truncated } = await json(address)
        for (const { path, sha } of recordsIn(tree)) blobs.set(String(path), String(sha))
        if (truncated !== true) return blobs
      }
    },
    async texts(shas) {
      const texts = shas.map(async (sha) => {
        const { content } = await json(`/repos/${repo}/git/blobs/${sha}`)
        return [sha, new TextDecoder('utf-8', { ignoreBOM: true }).decode(fromBase64(String(content)))] as const
      })
      return new Map(await Promise.all(texts))
    },
    async file(path) {
      const { sha, content } = await json(contents(path) + query)
      return typeof sha === 'string' ? { sha, bytes: fromBase64(String(content)) } : undefined
    },
    async commit(path, bytes, message, was) {
      const body = { message, branch, content: toBase64(bytes), ...(was ? { sha: was.sha } : {}) }
      const response = await ask(contents(path), { method: was ? 'PUT' : 'POST', body, also: [409, 422] })
      return response?.ok ?? false
    },
  }
}
