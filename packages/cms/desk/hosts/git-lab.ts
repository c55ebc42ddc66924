import { toRecord } from '../../../../lib/settings/read-json.ts'
import type { GitRepository } from './git-repository.ts'
import {
  accepted,
  fromBase64,
  type HostRequests,
  merged,
  NEWEST,
  recordsIn,
  requestOf,
  toBase64,
} from './host-requests.ts'

/**
 * Returns a repository on GitLab (docs.gitlab.com/api: branches, repositories, repository files, merge requests).
 * @param repo the path of the project, with its groups
 */
export function gitLabRepository({ ask, json }: HostRequests, repo: string): GitRepository {
  const project = `/projects/${encodeURIComponent(repo)}`
  const repository = `${project}/repository`
  const file = (path: string) => `${repository}/files/${encodeURIComponent(path)}`
  const listed = async (path: string) => {
    const all: Readonly<Record<string, unknown>>[] = []
    for (let page = '1'; page; ) {
      const response = await ask(`${path}&per_page=100&page=${page}`)
      all.push(...recordsIn(await response?.json()))
      page = response?.headers.get('x-next-page') ?? ''
    }
    return all
  }
  return {
    async rights(branch) {
      const [{ permissions }, rules] = await Promise.all([
        json(project),
        json(`${repository}/branches/${encodeURIComponent(branch)}`),
      ])
      const { project_access: own, group_access: group } = toRecord(permissions)
      const level = Math.max(...[own, group].map((access) => Number(toRecord(access).access_level ?? 0)))
      const mayPush = rules.can_push === true
      const isMerger = level >= MAINTAINER || (level >= DEVELOPER && rules.developers_can_merge === true)
      return { mayPush, mayMerge: mayPush || isMerger }
    },
    async branches(prefix) {
      const found = await listed(`${repository}/branches?search=${encodeURIComponent(`^${prefix}`)}`)
      return found.map(({ name }) => String(name))
    },
    async create(branch, ref) {
      const response = await ask(`${repository}/branches`, { method: 'POST', body: { branch, ref }, also: [400] })
      return response?.ok ?? false
    },
    async tree(branch) {
      const blobs = await listed(`${repository}/tree?recursive=true&ref=${encodeURIComponent(branch)}`)
      return new Map(blobs.map(({ path, id }) => [String(path), String(id)]))
    },
    async texts(shas) {
      const texts = shas.map(
        async (sha) => [sha, (await (await ask(`${repository}/blobs/${sha}/raw`))?.text()) ?? ''] as const,
      )
      return new Map(await Promise.all(texts))
    },
    async file(path, branch) {
      const address = `${file(path)}?ref=${encodeURIComponent(branch)}`
      const { blob_id: sha, content, last_commit_id: version } = await json(address)
      return typeof sha === 'string' ? { sha, bytes: fromBase64(String(content)), version: String(version) } : undefined
    },
    async history(path, branch) {
      const found = await ask(
        `${repository}/commits?path=${encodeURIComponent(path)}&ref_name=${encodeURIComponent(branch)}&per_page=${NEWEST}`,
      )
      return recordsIn(await found?.json()).map(({ id, author_name: by, authored_date: at }) => {
        return { sha: String(id), by: String(by), at: Date.parse(String(at)) }
      })
    },
    async removeBranch(branch) {
      await ask(`${repository}/branches/${encodeURIComponent(branch)}`, { method: 'DELETE' })
    },
    async commit({ path, branch, bytes, message, was }) {
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
    async request(branch) {
      const found = await ask(`${project}/merge_requests?state=opened&source_branch=${encodeURIComponent(branch)}`)
      const [first] = recordsIn(await found?.json())
      return first && requestOf(first.iid, first.web_url)
    },
    async open(branch, into, title) {
      const body = { source_branch: branch, target_branch: into, title, remove_source_branch: true }
      const { iid, web_url: url } = await json(`${project}/merge_requests`, { method: 'POST', body })
      return requestOf(iid, url)
    },
    async approve({ number }) {
      const address = `${project}/merge_requests/${number}/approve`
      await accepted(await ask(address, { method: 'POST', body: {}, also: [401, 403] }))
    },
    async merge({ number }) {
      const { squash_option: choice } = await json(project)
      const body = { squash: choice !== 'never', should_remove_source_branch: true }
      const address = `${project}/merge_requests/${number}/merge`
      await merged(() => ask(address, { method: 'PUT', body, also: [401, 403, 405, 409, 422] }))
    },
  }
}

/** Access levels of people to a project (docs.gitlab.com/api/members: roles). */
const DEVELOPER = 30
const MAINTAINER = 40
