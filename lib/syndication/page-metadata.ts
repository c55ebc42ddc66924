import type { Metadata } from 'next'
import { absolute } from '../publication/addresses.ts'
import type { PageContext } from '../publication/page-context.ts'

/**
 * What a page's head says of it: title, description, and, where SITE_URL is known, its canonical address and its twins in
 * other languages, each of which names the same set (reciprocal hreflang, as Google's guide asks).
 * @param xDefault the address for readers of no listed language
 */
export function pageMetadata(page: PageContext, title: string, description: string, xDefault: string): Metadata {
  const { name } = page.publication
  const base: Metadata = {
    title: title === name ? name : `${title} | ${name}`,
    description,
    icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  }
  const canonical = absolute(page.address)
  if (!canonical) return base
  const languages: Record<string, string> = {}
  for (const [tag, address] of [...page.editions, ['x-default', xDefault] as const]) {
    const url = absolute(address)
    if (url) languages[tag] = url
  }
  return { ...base, alternates: { canonical, languages } }
}
