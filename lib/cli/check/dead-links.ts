import type { Problem } from '../../problem/problem.ts'
import type { LinkFacts } from '../../story/translations/link-facts.ts'
import { cacheAnswers, cachedAnswers } from './answer-cache.ts'
import { askAddress } from './ask-address.ts'
import { cacheFile } from './check-cache.ts'

/** How many hosts are requested at once. Each host gets one request after another. */
const HOSTS = 8

/**
 * Requests the external links of a content folder, each URL once. A URL that worked is not requested again for a week.
 * @param root the content folder
 * @returns a warning for each broken link
 */
export async function deadLinks(root: string, linked: readonly LinkFacts[]): Promise<Problem[]> {
  const file = cacheFile(root, 'links.json')
  const alive = file === undefined ? new Map<string, number>() : cachedAnswers(file)
  const links = linked.flatMap(({ file, outside }) =>
    outside.map(({ href, place }) => ({ file, place, href, address: addressOf(href) })),
  )
  const asked = new Set(links.map(({ address }) => address).filter((address) => !alive.has(address)))
  const hosts = [...Map.groupBy(asked, (address) => new URL(address).host).values()]
  const faults = new Map<string, string>()
  const askOnward = async () => {
    for (let addresses = hosts.shift(); addresses; addresses = hosts.shift()) {
      for (const address of addresses) {
        const fault = await askAddress(address)
        if (fault) faults.set(address, fault)
        else alive.set(address, Date.now())
      }
    }
  }
  await Promise.all(Array.from({ length: HOSTS }, askOnward))
  if (file !== undefined) cacheAnswers(file, alive)
  return links.flatMap(({ file, place, href, address }) => {
    const fault = faults.get(address)
    if (!fault) return []
    const hint =
      'Look for its new address, or for a copy in an archive; or accept it with a reason: accept: {link-dead: …}'
    return [{ file, ...place, rule: 'link-dead', severity: 'warning', message: `The link “${href}” ${fault}.`, hint }]
  })
}

/** Returns the URL to request, without the fragment: whether the section exists is not checked. */
function addressOf(href: string): string {
  const url = new URL(href)
  url.hash = ''
  return url.href
}
