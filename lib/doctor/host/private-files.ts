import type { Finding } from '../finding.ts'
import { bodyTextOf, type Host } from './host.ts'

/** Checks whether the host serves private files: a Git repository that was uploaded with the site. */
export async function privateFiles(host: Host): Promise<Finding[]> {
  const answer = await host.get('.git/HEAD')
  if (answer.status !== 200 || !/^(ref: |[0-9a-f]{40})/.test(bodyTextOf(answer))) return []
  return [
    {
      name: 'repository-served',
      severity: 'error',
      what: '/.git/ is served.',
      why: 'Anybody can fetch everything that was ever committed: drafts, names of sources, passwords.',
      mend: 'Delete .git from the host, change every password in it, and upload the folder that the build wrote alone.',
    },
  ]
}
