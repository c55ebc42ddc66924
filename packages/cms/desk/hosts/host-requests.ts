import { toRecord } from '../../../../lib/settings/read-json.ts'
import { RefusedByHost } from '../parts/newsroom-files.ts'
import type { FileCommit, ReviewRequest } from './git-repository.ts'

/** Says that a host does not accept a token, or does not let its owner do something. */
export class NotAllowed extends Error {}

/** Sends requests to the interface of a host with a person’s token. */
export interface HostRequests {
  /**
   * Returns the answer to a request; undefined if there is no such thing.
   * @throws NotAllowed if the token does not allow it, and an error with the host’s words for any other failure
   */
  readonly ask: (path: string, options?: HostRequest) => Promise<Response | undefined>
  /** Returns the answer as JSON data; an empty object if there is no such thing. */
  readonly json: (path: string, options?: HostRequest) => Promise<Readonly<Record<string, unknown>>>
}

/** A request with a body. `also` names further statuses that are no failure. */
export interface HostRequest {
  readonly method?: 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly also?: readonly number[]
}

/**
 * Returns what sends requests to a host.
 * @param root the address that each path is below
 * @param authorization the value of the header with the token
 */
export function requestsTo(root: string, authorization: string): HostRequests {
  const ask: HostRequests['ask'] = async (path, { method, body, also = [] } = {}) => {
    const headers = { authorization, ...(body ? { 'content-type': 'application/json' } : {}) }
    const init = { method: method ?? 'GET', headers, cache: 'no-store' as const }
    const response = await fetch(root + path, body ? { ...init, body: JSON.stringify(body) } : init)
    if (response.ok || also.includes(response.status)) return response
    if (response.status === 404) return undefined
    const text = await response.text()
    if (response.status === 401 || response.status === 403) throw new NotAllowed(text)
    throw new Error(`${new URL(root).host}: ${response.status} ${text.slice(0, 200)}`)
  }
  return { ask, json: async (path, options) => toRecord(await (await ask(path, options))?.json()) }
}

/**
 * Returns when a host has done something.
 * @throws RefusedByHost if it does not, with its reason
 */
export async function accepted(response: Response | undefined): Promise<void> {
  if (response?.ok) return
  const { message } = toRecord(await response?.json().catch(() => undefined))
  throw new RefusedByHost(typeof message === 'string' ? message : String(response?.status ?? 404))
}

/**
 * Asks a host to merge. A host looks for conflicts first, and answers 405 until it has.
 * @throws RefusedByHost if it does not merge
 */
export async function merged(ask: () => Promise<Response | undefined>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const response = await ask()
    if (response?.status !== 405 || attempt === 4) return accepted(response)
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** Returns bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Returns the bytes that base64 stands for. Hosts divide it into lines. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0))
}

/** Returns a path for an address: each of its names is encoded. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/**
 * Returns a request to merge, as a host describes it.
 * @throws if the host does not describe one
 */
export function requestOf(number: unknown, url: unknown): ReviewRequest {
  if (typeof number !== 'number' || typeof url !== 'string') throw new Error('404')
  return { number, url }
}

/** Returns a commit, as GitHub and Gitea describe it. */
export function commitOf({ sha, commit }: Readonly<Record<string, unknown>>): FileCommit {
  const { name, date } = toRecord(toRecord(commit).author)
  return { sha: String(sha), by: String(name), at: Date.parse(String(date)) }
}

/** How many commits of a file are asked for. */
export const NEWEST = 50

/** Returns the entries of a list of data. */
export function recordsIn(list: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.map(toRecord) : []
}
