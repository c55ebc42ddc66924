import { type Problem, reasonOf } from '../../problem/problem.ts'
import { withoutPasswords } from '../../settings/settings.ts'
import type { LinkFacts } from '../../story/translations/load-story.ts'
import { openCheckIndex } from './check-cache.ts'

/**
 * Requests the external links of a content folder, each URL once. A URL that worked is not requested again for a week.
 * @param root the content folder
 * @returns a warning for each broken link
 */
export async function deadLinks(root: string, linked: readonly LinkFacts[]): Promise<Problem[]> {
  const { before, save } = openCheckIndex<Answer>(root, 'links', '')
  const answers = new Map([...before].filter(([, { worked }]) => Date.now() - worked < WEEK))
  const links = linked.flatMap(({ file, outside }) =>
    // The fragment is left out: whether the section exists is not checked.
    outside.map(({ href, place }) => ({ file, place, href, url: new URL(href.replace(/#.*$/, '')).href })),
  )
  const requested = new Set(links.map(({ url }) => url).filter((url) => !answers.has(url)))
  const hosts = [...Map.groupBy(requested, (url) => new URL(url).host).values()]
  const failed = new Map<string, string>()
  const requestHosts = async () => {
    for (let urls = hosts.shift(); urls; urls = hosts.shift()) {
      for (const url of urls) {
        const problem = (await request(url, 'HEAD')) && (await request(url, 'GET'))
        if (problem) failed.set(url, problem)
        else answers.set(url, { worked: Date.now() })
      }
    }
  }
  await Promise.all(Array.from({ length: HOSTS }, requestHosts))
  save(answers)
  const hint =
    'Look for its new address, or for a copy in an archive; or accept it with a reason: accept: {link-dead: …}'
  return links.flatMap(({ file, place, href, url }): Problem[] => {
    const message = withoutPasswords(`The link “${href}” ${failed.get(url)}.`)
    return failed.has(url) ? [{ file, ...place, rule: 'link-dead', severity: 'warning', message, hint }] : []
  })
}

/** The number of hosts that are requested at a time. Each host gets one request after another. */
const HOSTS = 8

/** The time in milliseconds for which a link that worked is assumed to work. */
const WEEK = 7 * 24 * 60 * 60 * 1000

/** The time at which a URL last worked, in milliseconds since 1970. */
interface Answer {
  readonly worked: number
}

/** The timeout of a request, in milliseconds. */
const TIMEOUT = 15_000

/** The status codes of a page that exists, but that this client may not see or requests too often. */
const EXISTS = new Set([401, 402, 403, 405, 406, 407, 423, 429, 451, 999])

/**
 * Requests a page of another site to see whether it exists.
 * @param url an http or https URL
 * @returns the problem, as the end of a sentence about the link; undefined if the page exists, or may exist
 */
async function request(url: string, method: 'HEAD' | 'GET'): Promise<string | undefined> {
  const headers = { 'user-agent': 'Masthead (link check)' }
  try {
    const response = await fetch(url, { method, headers, signal: AbortSignal.timeout(TIMEOUT) })
    await response.body?.cancel()
    return response.ok || EXISTS.has(response.status) ? undefined : `is answered by ${response.status}`
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.name === 'TimeoutError') return `is not answered within ${TIMEOUT / 1000} seconds`
    const { cause } = error
    if (!(cause instanceof Error)) return `cannot be followed: ${reasonOf(error)}`
    const code = 'code' in cause ? String(cause.code) : cause.message
    return code === 'ENOTFOUND' ? 'leads to a host that does not exist' : `cannot be followed: ${code}`
  }
}
