import { MANIFEST, parseManifest } from '../../../lib/store/manifest.ts'

/** A host to check. */
export interface Host {
  /** The URL of the site; it ends with a slash. */
  readonly base: URL
  /** Every file of the site by its name, with its digest; empty if the host does not serve the manifest. */
  readonly files: ReadonlyMap<string, string>
  /**
   * Requests an address below the base, without following redirects.
   * @param name `en/`, as a browser requests en/index.html
   * @param encodings the accepted encodings besides plain bytes: `br, gzip`
   */
  get(name: string, encodings?: string): Promise<HostResponse>
}

/** The response of a host. */
type HostResponse = Awaited<ReturnType<typeof ask>>

/** The fix for most problems of a host. */
export const USE_SETTINGS =
  'Use the settings that the build writes for this host: .hosts/nginx.conf or .hosts/Caddyfile, whose first lines say how, .htaccess or _headers.'

/** The timeout of a request, in milliseconds. */
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

/** Returns the text of a response. */
export function bodyTextOf({ body }: HostResponse): string {
  return new TextDecoder().decode(body)
}

/** Returns the address at which a browser requests a file: an index.html by its folder. */
export function hostAddressOf(name: string): string {
  return name.replace(/(^|\/)index\.html$/, '$1')
}

/** Returns the address of a page of the site in one language, as a browser requests it. */
export function somePage({ files }: Host): string {
  return hostAddressOf([...files.keys()].find((name) => /^[^/]+\/index\.html$/.test(name)) ?? '')
}

/** Returns the files that a browser requests by their name: no hidden ones, and not the 404 page. */
export function requestedFiles({ files }: Host): string[] {
  return [...files.keys()].filter((name) => !/^[._]|\/\.|^404/.test(name))
}

async function ask(address: URL, encodings: string) {
  const response = await fetch(address, {
    redirect: 'manual',
    headers: { 'accept-encoding': encodings },
    signal: AbortSignal.timeout(PATIENCE),
  })
  return { status: response.status, headers: response.headers, body: await response.bytes() }
}
