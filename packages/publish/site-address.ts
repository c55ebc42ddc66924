import { readFileSync } from 'node:fs'
import path from 'node:path'
import { publishProblem } from './plan/publish-problem.ts'
import type { SiteToPublish } from './plan/site-to-publish.ts'
import type { Target } from './targets/target.ts'

/** What a site without an address lacks. */
export const WITHOUT_ADDRESS = 'This site was built without SITE_URL: it has no canonical links, sitemaps or cards.'

/** Returns the address that a site was built for; '' if for none, undefined if it has no robots.txt that says so. */
export function addressOf({ folder, files }: SiteToPublish): string | undefined {
  return files.some(({ name }) => name === ROBOTS)
    ? addressIn(readFileSync(path.join(folder, ROBOTS), 'utf8'))
    : undefined
}

/**
 * Checks that a site was built for the address of the site that it replaces.
 * @param published the digests of that site
 * @throws PublishProblem otherwise, with the option that allows it
 */
export async function requireSameAddress(
  site: SiteToPublish,
  target: Target,
  published: ReadonlyMap<string, string>,
): Promise<void> {
  const robots = site.files.find(({ name }) => name === ROBOTS)
  if (!robots || !published.has(ROBOTS) || published.get(ROBOTS) === robots.sha256) return
  const [before, after] = [addressIn((await target.read(ROBOTS)) ?? ''), addressOf(site)]
  if (!before || before === after) return
  const difference = after
    ? `This site was built for ${after}, but ${target.where} has that of ${before}.`
    : WITHOUT_ADDRESS
  throw publishProblem('address-other', { difference, before }, 'new-address')
}

const ROBOTS = 'robots.txt'

/** Returns the address of the site whose robots.txt this is; '' if it names no sitemap. */
function addressIn(robots: string): string {
  return /^Sitemap: (\S+\/)[^/\s]+$/m.exec(robots)?.[1] ?? ''
}
