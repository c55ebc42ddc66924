import { type SitemapLimits, sitemapFiles } from '../../../../lib/syndication/sitemap.ts'
import type { Changes } from '../../../content/newsroom.ts'
import { libraryOf } from '../../read-library.ts'

/** Noon on the day after the good newsroom’s story was published. */
export const NEXT_DAY = Date.parse('2025-02-25T12:00:00Z')

/** A file for search engines: what it holds, and what it was made from. */
export interface Made {
  readonly text: string
  readonly from: string
}

/** The files for search engines of a newsroom with changes, by name. */
export async function sitemapsOf(
  changes: Changes = {},
  { site, now = NEXT_DAY, limits }: { site?: string | undefined; now?: number; limits?: SitemapLimits } = {
    site: 'https://gazette.example/',
  },
): Promise<Map<string, Made>> {
  const unused = () => {
    throw new Error('Sitemaps need no texts.')
  }
  const context = {
    library: libraryOf(changes),
    site: site === undefined ? undefined : new URL(site),
    digestOf: unused,
    storyOf: unused,
    rememberText: unused,
    partOf: unused,
    sizeOf: () => undefined,
    partDigestOf: unused,
  }
  const files = sitemapFiles(context, now, limits)
  const made = await Promise.all(files.map(async (file) => ({ ...file, text: String(await file.make()) })))
  return new Map(made.map(({ name, text, inputs }) => [name, { text, from: JSON.stringify(inputs) }]))
}

/** The entries of a sitemap by their addresses, without the site’s. */
export function entriesOf(sitemap: Made | undefined): Map<string, string> {
  const entries = [...(sitemap?.text ?? '').matchAll(/<(?:url|sitemap)><loc>(.*?)<\/loc>(.*?)<\/(?:url|sitemap)>/g)]
  return new Map(entries.map(([, loc = '', rest = '']) => [loc.replace('https://gazette.example', ''), rest]))
}
