import { reasonOf } from '../../../lib/problem/reason-of.ts'
import { MANIFEST } from '../../../lib/store/manifest.ts'
import { type Finding, oneError } from '../finding/finding.ts'
import { compression, types } from './encoding.ts'
import { bodyTextOf, caching, folders, type Host, headers, notFound, openHost, ownAddress, policy } from './host.ts'

/**
 * Returns the problems of how a host serves the site. Whether the bytes are those that were built is the subject of
 * `verify`.
 * @param base the URL of the site; it ends with a slash
 */
export async function examineHost(base: URL): Promise<Finding[]> {
  try {
    const host = await openHost(base)
    if (host.files.size > 0) return (await Promise.all(CHECKS.map((check) => check(host)))).flat()
  } catch (error) {
    return oneError(
      'host-silent',
      `${base.href} does not answer as it should: ${reasonOf(error)}`,
      'Readers do not get the site either.',
      'Check that the address is right, the server runs and its certificate is valid.',
    )
  }
  return oneError(
    'manifest-missing',
    `${new URL(MANIFEST, base).href} is missing. Every site of Masthead has it.`,
    'Without the list of its files neither this command nor verify knows what to request.',
    'Is this the address of the site’s first page? If so, upload the whole folder that the build wrote.',
  )
}

/** The checks of a host, in the order in which they are reported. */
const CHECKS = [ownAddress, folders, types, compression, notFound, caching, policy, headers, privateFiles]

/** Checks whether the host serves private files: a Git repository that was uploaded with the site. */
async function privateFiles(host: Host): Promise<Finding[]> {
  const answer = await host.get('.git/HEAD')
  if (answer.status !== 200 || !/^(ref: |[0-9a-f]{40})/.test(bodyTextOf(answer))) return []
  return oneError(
    'repository-served',
    'The repository at /.git/ is served.',
    'Anybody can fetch everything that was ever committed: drafts, names of sources, passwords.',
    'Delete .git from the host, change every password in it, and upload only the folder that the build wrote.',
  )
}
