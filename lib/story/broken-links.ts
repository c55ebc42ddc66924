import { didYouMean } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import { frontAddress, GATEWAY, storyAddress } from '../publication/addresses.ts'
import type { Manuscript } from './read-story.ts'
import type { Section } from './section.ts'

/**
 * Checks every link within the site, once all of it is read.
 * @param languages those that have a front page
 */
export function brokenLinks(manuscripts: readonly Manuscript[], languages: readonly string[]): Problem[] {
  const pages = new Map<string, readonly string[]>([[GATEWAY, []]])
  for (const language of languages) pages.set(frontAddress(language), [])
  for (const { lang, slug, sections } of manuscripts) pages.set(storyAddress(lang, slug), sections.flatMap(idsOf))
  const drafts = new Set(draftsAmong(manuscripts).map(({ lang, slug }) => storyAddress(lang, slug)))
  return manuscripts.flatMap(({ source, lang, slug, links }) =>
    links.flatMap(({ address, fragment, href, place }): Problem[] => {
      const at = { file: source.name, ...place, rule: 'link-broken' as const, severity: 'error' as const }
      const ids = pages.get(address)
      if (!ids) {
        const nearest = didYouMean(address, [...pages.keys()])
        const hint = nearest ? `Did you mean “${nearest}”?` : 'Write an address such as /en/about/.'
        return [{ ...at, message: `The link “${href}” leads to nothing: there is no ${address}.`, hint }]
      }
      // A draft may refer to other drafts: they may be published together.
      if (drafts.has(address) && !drafts.has(storyAddress(lang, slug))) {
        const hint = 'Publish that story too, or leave the link out.'
        return [{ ...at, message: `The link “${href}” leads to a draft, which is not published.`, hint }]
      }
      if (!fragment || ids.includes(fragment)) return []
      const nearest = didYouMean(fragment, ids)
      const hint = nearest ? `Did you mean “#${nearest}”?` : 'Copy it from the address of the section on its page.'
      return [{ ...at, message: `The link “${href}” leads to nothing: there is no #${fragment} on ${address}.`, hint }]
    }),
  )
}

/** The files that are held back: drafts, and translations of drafts. */
function draftsAmong(manuscripts: readonly Manuscript[]): Manuscript[] {
  const originals = manuscripts.filter(({ frontMatter }) => frontMatter?.draft && !frontMatter.translation)
  const slugs = new Set(originals.map(({ slug }) => slug))
  return manuscripts.filter(({ slug, frontMatter }) => frontMatter?.draft || slugs.has(slug))
}

function idsOf(section: Section): string[] {
  switch (section.kind) {
    case 'quote':
    case 'aside':
      return [section.id, ...section.sections.flatMap(idsOf)]
    case 'list':
      return [section.id, ...section.items.flat().flatMap(idsOf)]
    case 'footnotes':
      return [section.id, ...section.notes.map((note) => note.id)]
    default:
      return [section.id]
  }
}
