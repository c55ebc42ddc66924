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

/** Returns a repository on Gitea or Forgejo (their OpenAPI description: repository). @param repo `owner/name` */
export function giteaRepository({ ask, json }: HostRequests, repo: string): GitRepository {
  const root = `/repos/${repo}`
  const contents = (path: string) => `${root}/contents/${encodedPath(path)}`
  const listed = async (path: string) => {
    const all: Readonly<Record<string, unknown>>[] = []
    for (let page = 1; ; page++) {
      const some = recordsIn(await (await ask(`${path}limit=${PAGE}&page=${page}`))?.json())
      all.push(...some)
      if (some.length < PAGE) return all
    }
  }
  return {
    async rights(branch) {
      const rules = await json(`${root}/branches/${encodedPath(branch)}`)
      const mayPush = rules.user_can_push === true
      return { mayPush, mayMerge: mayPush || rules.user_can_merge === true }
    },
    async branches(prefix) {
      const names = (await listed(`${root}/branches?`)).map(({ name }) => String(name))
      return names.filter((name) => name.startsWith(prefix))
    },
    async create(branch, from) {
      const body = { new_branch_name: branch, old_ref_name: from }
      return (await ask(`${root}/branches`, { method: 'POST', body, also: [409] }))?.ok ?? false
    },
    async tree(branch) {
      const blobs = new Map<string, string>()
      for (let page = 1; ; page++) {
        const address = `${root}/git/trees/${encodeURIComponent(branch)}?recursive=true&per_page=1000&page=${page}`
        const { tree, truncated } = await json(address)
        for (const { path, sha } of recordsIn(tree)) blobs.set(String(path), String(sha))
        if (truncated !== true) return blobs
      }
    },
    async texts(shas) {
      const texts = shas.map(async (sha) => {
        const { content } = await json(`${root}/git/blobs/${sha}`)
        return [sha, new TextDecoder('utf-8', { ignoreBOM: true }).decode(fromBase64(String(content)))] as const
      })
      return new Map(await Promise.all(texts))
    },
    async file(path, branch) {
      const { sha, content } = await json(`${contents(path)}?ref=${encodeURIComponent(branch)}`)
      return typeof sha === 'string' ? { sha, bytes: fromBase64(String(content)) } : undefined
    },
    async history(path, branch) {
      const found = await ask(
        `${root}/commits?path=${encodeURIComponent(path)}&sha=${encodeURIComponent(branch)}&limit=${NEWEST}&stat=false&files=false&verification=false`,
      )
      return recordsIn(await found?.json()).map(commitOf)
    },
    async removeBranch(branch) {
      await ask(`${root}/branches/${encodedPath(branch)}`, { method: 'DELETE' })
    },
    async commit({ path, branch, bytes, message, was }) {
      const body = { message, branch, content: toBase64(bytes), ...(was ? { sha: was.sha } : {}) }
      const response = await ask(contents(path), { method: was ? 'PUT' : 'POST', body, also: [409, 422] })
      return response?.ok ?? false
    },
    async request(branch) {
      const open = await listed(`${root}/pulls?state=open&`)
      const found = open.find(({ head }) => toRecord(head).ref === branch)
      return found && requestOf(found.number, found.html_url)
    },
    async open(branch, into, title) {
      const body = { title, head: branch, base: into }
      const { number, html_url: url } = await json(`${root}/pulls`, { method: 'POST', body })
      return requestOf(number, url)
    },
    async approve({ number }) {
      const body = { event: 'APPROVED' }
      await accepted(await ask(`${root}/pulls/${number}/reviews`, { method: 'POST', body, also: [422] }))
    },
    async merge({ number }) {
      const { allow_squash_merge: maySquash } = await json(root)
      const body = { Do: maySquash === false ? 'merge' : 'squash', delete_branch_after_merge: true }
      await merged(() => ask(`${root}/pulls/${number}/merge`, { method: 'POST', body, also: [403, 405, 409, 422] }))
    },
  }
}

/** How many entries of a list a host gives at a time, at most. */
const PAGE = 50
