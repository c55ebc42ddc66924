import { didYouMean } from '../problem/did-you-mean.ts'
import type { Place, Problem } from '../problem/problem.ts'
import { frontAddress, LANGUAGE_CHOOSER, storyAddress } from '../publication/addresses.ts'
import type { OutsideLink, ParsedStoryFile, SiteLink } from '../story/read/read-story.ts'
import { originalOf } from '../story/translations/original-of.ts'
import { whyUnpublished } from '../story/translations/schedule.ts'
import { assertNever } from '../story/types/inline.ts'
import type { Section } from '../story/types/section.ts'

/** What must be known of a file to check links from it and to it: little, so that it can be kept for a whole archive. */
export interface LinkFacts {
  /** As messages name it. */
  readonly file: string
  readonly lang: string
  readonly slug: string
  /** Held back or withdrawn, or a translation of what is. */
  readonly draft: boolean
  readonly links: readonly SiteLink[]
  /** Those that lead to other sites; none where the file accepts that they lead to nothing. */
  readonly outside: readonly OutsideLink[]
  /** The ids that a link may lead to, with spaces between them: a string each would take ten times as much memory. */
  readonly ids: string
  readonly aliases: readonly Alias[]
}

/** An old name of a story, and where it is written. */
export interface Alias {
  readonly name: string
  readonly place: Place
  /** Whether it is written in a translation, where it does not belong. */
  readonly translated: boolean
}

/** What must be known of the languages of one story to check links. */
export function collectLinks(manuscripts: readonly ParsedStoryFile[]): LinkFacts[] {
  const original = originalOf(manuscripts)
  return manuscripts.map((manuscript) => {
    const { source, lang, slug, links, outside, sections, frontMatter, yaml } = manuscript
    return {
      file: source.name,
      lang,
      slug,
      draft: whyUnpublished(manuscript, original) !== undefined,
      links,
      outside: frontMatter?.accept?.['link-dead'] === undefined ? [...outside, ...sections.flatMap(embedLink)] : [],
      ids: sections.flatMap(idsOf).join(' '),
      aliases: (frontMatter?.aliases ?? []).map((name, index) => ({
        name,
        place: yaml?.placeOf(['aliases', index]) ?? { line: 1, column: 1 },
        translated: Boolean(frontMatter?.translation),
      })),
    }
  })
}

/**
 * Checks every link within the site, once all of it is read.
 * @param languages those that have a front page
 * @param isList whether a page that lists stories has an address
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
      // Aliases are written in the original, and hold for every language.
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
        // The page of this language is likelier meant than one that is spelt more like it.
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

function embedLink(section: Section): OutsideLink[] {
  return section.kind === 'embed' ? [{ place: section.place, href: section.address }] : []
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
    case 'paragraph':
    case 'heading':
    case 'figure':
    case 'table':
    case 'chart':
    case 'embed':
    case 'code':
    case 'divider':
      return [section.id]
    default:
      return assertNever(section)
  }
}
