import type { DeskConfig } from '../../desk-config.ts'
import type { NewsroomFiles } from '../parts/newsroom-files.ts'
import { gitFiles } from './git-files.ts'
import { gitHubRepository } from './git-hub.ts'
import { gitLabRepository } from './git-lab.ts'
import type { GitRepository } from './git-repository.ts'
import { giteaRepository } from './gitea.ts'
import { type HostRequests, requestsTo } from './host-requests.ts'
import { type PersonAtHost, rememberedPerson, rememberedToken, rememberSignIn } from './remembered-sign-in.ts'

/** A person who has signed in, and the newspaper’s files as that person may see and change them. */
export interface SignedIn {
  readonly name: string
  readonly files: NewsroomFiles
}

/**
 * Signs a person in with a token of the newspaper’s Git host, and remembers it.
 * @throws NotAllowed if the host does not accept the token
 */
export async function signIn(host: GitHostFacts, token: string, prefix: string): Promise<SignedIn> {
  const person = await askWho(host, token)
  rememberSignIn(token, person)
  return openAs(host, token, prefix, person)
}

/** Opens the newspaper for the person who signed in last, without asking the host; undefined if nobody did. */
export function signedInBefore(host: GitHostFacts, prefix: string): SignedIn | undefined {
  const [token, person] = [rememberedToken(), rememberedPerson()]
  return token !== undefined && person ? openAs(host, token, prefix, person) : undefined
}

/**
 * Asks the host what it says now of the person who signed in last.
 * @returns undefined if that is what it said then, or if the person has signed out
 * @throws NotAllowed if it no longer accepts the token
 */
export async function signInAgain(host: GitHostFacts, prefix: string): Promise<SignedIn | undefined> {
  const [token, before] = [rememberedToken(), rememberedPerson()]
  if (!token) return undefined
  const person = await askWho(host, token)
  // The person may have signed out while the host was asked.
  if (rememberedToken() !== token || JSON.stringify(person) === JSON.stringify(before)) return undefined
  rememberSignIn(token, person)
  return openAs(host, token, prefix, person)
}

async function askWho(host: GitHostFacts, token: string): Promise<PersonAtHost> {
  const requests = requestsOf(host, token)
  const { name, full_name: fullName, login, username } = await requests.json('/user')
  const person = [name, fullName, login, username].find((one) => typeof one === 'string' && one !== '')
  const branch = host.branch ?? (await defaultBranch(requests, host.kind, host.repo))
  return { name: String(person ?? ''), branch, rights: await repositoryOf(host, token).rights(branch) }
}

function openAs(host: GitHostFacts, token: string, prefix: string, { name, branch, rights }: PersonAtHost): SignedIn {
  return { name, files: gitFiles(repositoryOf(host, token), branch, rights, prefix) }
}

function repositoryOf(host: GitHostFacts, token: string): GitRepository {
  const { kind, repo, graphql } = host
  const requests = requestsOf(host, token)
  if (kind === 'github') return gitHubRepository(requests, requestsTo(graphql, `token ${token}`), repo)
  return kind === 'gitlab' ? gitLabRepository(requests, repo) : giteaRepository(requests, repo)
}

function requestsOf({ kind, api }: GitHostFacts, token: string): HostRequests {
  return requestsTo(api, kind === 'gitlab' ? `Bearer ${token}` : `token ${token}`)
}

/** The Git host of the newspaper, as the desk’s configuration names it. */
export type GitHostFacts = NonNullable<DeskConfig['host']>

async function defaultBranch({ json }: HostRequests, kind: GitHostFacts['kind'], repo: string): Promise<string> {
  const path = kind === 'gitlab' ? `/projects/${encodeURIComponent(repo)}` : `/repos/${repo}`
  const { default_branch: name } = await json(path)
  if (typeof name !== 'string') throw new Error(`${repo}: 404`)
  return name
}
