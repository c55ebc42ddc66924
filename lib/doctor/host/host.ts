import { MANIFEST, parseManifest } from '../../cache/manifest.ts'

/** What a host answers. */
export interface HostResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

/** A host that is examined. */
export interface Host {
  /** Where the site is; it ends with a slash. */
  readonly base: URL
  /** Every file of the site by its name, with its digest; none where the host does not say. */
  readonly files: ReadonlyMap<string, string>
  /**
   * Asks for an address below the base, without following where it leads.
   * @param name `en/`, as a browser asks for en/index.html
   * @param encodings what is taken besides the plain bytes: `br, gzip`
   */
  get(name: string, encodings?: string): Promise<HostResponse>
}

/** Milliseconds after which a host that is silent counts as not answering. */
const PATIENCE = 30_000

/**
 * Opens a host, and reads its list of files.
 * @throws if it does not answer
 */
export async function openHost(base: URL): Promise<Host> {
  const known = new Map<string, Promise<HostResponse>>()
  const get = (name: string, encodings = 'identity') => {
    const key = `${encodings} ${name}`
    const answer = known.get(key) ?? ask(new URL(name, base), encodings)
    known.set(key, answer)
    return answer
  }
  const manifest = await get(MANIFEST)
  const isListed = manifest.status === 200 && /^[0-9a-f]{64} {2}/.test(bodyTextOf(manifest))
  return { base, get, files: isListed ? parseManifest(bodyTextOf(manifest)) : new Map() }
}

/** An answer's text. */
export function bodyTextOf({ body }: HostResponse): string {
  return new TextDecoder().decode(body)
}

/** How a browser asks for a file: an index.html by its folder. */
export function hostAddressOf(name: string): string {
  return name.replace(/(^|\/)index\.html$/, '$1')
}

/** A page of the site in some language, as a browser asks for it. */
export function somePage({ files }: Host): string {
  return hostAddressOf([...files.keys()].find((name) => /^[^/]+\/index\.html$/.test(name)) ?? '')
}

/** Whether a host is this machine, where nobody else reads. */
export function isOwnMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}

async function ask(address: URL, encodings: string): Promise<HostResponse> {
  const answer = await fetch(address, {
    redirect: 'manual',
    headers: { 'accept-encoding': encodings },
    signal: AbortSignal.timeout(PATIENCE),
  })
  return { status: answer.status, headers: answer.headers, body: new Uint8Array(await answer.arrayBuffer()) }
}
