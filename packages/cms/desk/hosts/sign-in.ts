import type { DeskConfig } from '../../desk-config.ts'
import type { NewsroomFiles } from '../parts/newsroom-files.ts'
import { gitFiles } from './git-files.ts'
import { gitHubRepository } from './git-hub.ts'
import { gitLabRepository } from './git-lab.ts'
import { giteaRepository } from './gitea.ts'
import { type HostRequests, requestsTo } from './host-requests.ts'

/** A person who has signed in, and the newspaper’s files as that person may see and change them. */
export interface SignedIn {
  readonly name: string
  readonly files: NewsroomFiles
}

/**
 * Signs a person in with a token of the newspaper’s Git host.
 * @throws NotAllowed if the host does not accept the token
 */
export async function signIn(host: GitHostFacts, token: string, prefix: string): Promise<SignedIn> {
  const { kind, repo, api, graphql } = host
  const requests = requestsTo(api, kind === 'gitlab' ? `Bearer ${token}` : `token ${token}`)
  const { name, full_name: fullName, login, username } = await requests.json('/user')
  const person = [name, fullName, login, username].find((one) => typeof one === 'string' && one !== '')
  const branch = host.branch ?? (await defaultBranch(requests, kind, repo))
  const repositories = {
    github: () => gitHubRepository(requests, requestsTo(graphql, `token ${token}`), repo),
    gitlab: () => gitLabRepository(requests, repo),
    gitea: () => giteaRepository(requests, repo),
  }
  const repository = repositories[kind]()
  return {
    name: String(person ?? ''),
    files: gitFiles(repository, branch, await repository.rights(branch), prefix),
  }
}

/** The Git host of the newspaper, as the desk’s configuration names it. */
export type GitHostFacts = NonNullable<DeskConfig['host']>

async function defaultBranch({ json }: HostRequests, kind: GitHostFacts['kind'], repo: string): Promise<string> {
  const path = kind === 'gitlab' ? `/projects/${encodeURIComponent(repo)}` : `/repos/${repo}`
  const { default_branch: name } = await json(path)
  if (typeof name !== 'string') throw new Error(`${repo}: 404`)
  return name
}
