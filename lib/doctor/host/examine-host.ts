import { MANIFEST } from '../../cache/manifest.ts'
import { reasonOf } from '../../problem/reason-of.ts'
import type { Finding } from '../finding.ts'
import { caching } from './caching.ts'
import { compression } from './compression.ts'
import { folders } from './folders.ts'
import { headers } from './headers.ts'
import { type Host, openHost } from './host.ts'
import { notFound } from './not-found.ts'
import { ownAddress } from './own-address.ts'
import { policy } from './policy.ts'
import { privateFiles } from './private-files.ts'
import { types } from './types.ts'

/** The checks of a host, in the order in which they are reported. */
const EXAMINATIONS: readonly ((host: Host) => Promise<Finding[]>)[] = [
  ownAddress,
  folders,
  types,
  compression,
  notFound,
  caching,
  policy,
  headers,
  privateFiles,
]

/**
 * Returns the problems of how a host serves the site. Whether the bytes are those that were built is the subject of
 * `verify`.
 * @param base the URL of the site; it ends with a slash
 */
export async function examineHost(base: URL): Promise<Finding[]> {
  try {
    const host = await openHost(base)
    if (host.files.size === 0) return [unlisted(base)]
    const findings = await Promise.all(EXAMINATIONS.map((examine) => examine(host)))
    return findings.flat()
  } catch (error) {
    return [silent(base, error)]
  }
}

function unlisted(base: URL): Finding {
  return {
    name: 'manifest-missing',
    severity: 'error',
    what: `${new URL(MANIFEST, base).href} is not there, by which a site of Masthead is known.`,
    why: 'Without the list of its files neither this command nor verify knows what to ask for.',
    mend: 'Is this the address of the site’s first page? If so, upload the whole folder that the build wrote.',
  }
}

function silent(base: URL, error: unknown): Finding {
  return {
    name: 'host-silent',
    severity: 'error',
    what: `${base.href} does not answer as it should: ${reasonOf(error)}`,
    why: 'Readers do not get the site either.',
    mend: 'Look whether the address is right, the server runs and its certificate is valid.',
  }
}
