import { didYouMean } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import { frontAddress, LANGUAGE_CHOOSER, storyAddress } from '../publication/addresses.ts'
import type { LinkFacts } from '../story/translations/link-facts.ts'

/**
 * Checks every link within the site. All content must be read before.
 * @param languages the languages that have a front page
 * @param isList whether an address is that of a page that lists stories
 */
export function brokenLinks(
  files: readonly LinkFacts[],
  languages: readonly string[],
  isList: (address: string) => boolean,
): Problem[] {
  const pages = new Map([[LANGUAGE_CHOOSER, '']])
  for (const language of languages) pages.set(frontAddress(language), '')
  for (const { lang, slug, ids } of files) pages.set(storyAddress(lang, slug), ids)
  const renamed = new Map(
    files.flatMap(({ lang, slug, aliases }) =>
      // Only the original lists aliases; they apply to every language.
      aliases.flatMap(({ name }) =>
        [lang, ...languages].map((tag) => [storyAddress(tag, name), storyAddress(tag, slug)] as const),
      ),
    ),
  )
  const drafts = new Set(files.filter(({ draft }) => draft).map(({ lang, slug }) => storyAddress(lang, slug)))
  return files.flatMap(({ file, lang, slug, links }) =>
    links.flatMap(({ address, fragment, href, place }): Problem[] => {
      const at = { file, ...place, rule: 'link-broken' as const, severity: 'error' as const }
      const ids = (pages.get(address) ?? (isList(address) ? '' : undefined))?.split(' ')
      if (!ids) {
        // Suggest a page of the link's own language before a page of another language with a more similar address.
        const own = [...pages.keys()].filter((page) => page.startsWith(frontAddress(lang)))
        const meant = own.find((page) => page === storyAddress(lang, address.replaceAll(/^\/|\/$/g, '')))
        const nearest =
          renamed.get(address) ?? meant ?? didYouMean(address, own) ?? didYouMean(address, [...pages.keys()])
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
