import { type Place, START } from '../../problem/problem.ts'
import { patternOf } from '../../publication/publication.ts'
import { everySection, sectionFacts } from '../kinds/kinds.ts'
import type { OutsideLink, ParsedStoryFile, SiteLink } from '../read/parse-story-file.ts'
import { textAnchors } from '../types/inline.ts'
import { originalOf } from './join-languages.ts'
import { whyUnpublished } from './schedule.ts'

/** The facts about a file that the check of links needs. They are small, so that all stories fit in memory. */
export interface LinkFacts {
  /** The path of the file as messages show it. */
  readonly file: string
  readonly lang: string
  readonly slug: string
  /** Whether the file or its original is a draft, scheduled or withdrawn. */
  readonly draft: boolean
  readonly links: readonly SiteLink[]
  /** The links to other sites, embeds included; none if the warning `link-dead` is accepted. */
  readonly outside: readonly OutsideLink[]
  /** The ids that a link may target, separated by spaces. An array of strings would take ten times as much memory. */
  readonly ids: string
  /** Whether the file has errors, so that ids may be missing here. */
  readonly hasErrors: boolean
  readonly aliases: readonly Alias[]
}

/** A former name of a story, and its place in the file. */
export interface Alias {
  readonly name: string
  readonly place: Place
  /** Whether it is in a translation, where aliases are not allowed. */
  readonly translated: boolean
}

/**
 * Collects the facts about all languages of one story that the check of links needs.
 * @param deadIn the folders and files in which site.yaml accepts dead links
 */
export function collectLinks(files: readonly ParsedStoryFile[], deadIn: readonly string[] = []): LinkFacts[] {
  const patterns = deadIn.map(patternOf)
  const original = originalOf(files)
  const areDeadAccepted = ({ source, frontMatter }: ParsedStoryFile) =>
    frontMatter?.accept?.['link-dead'] !== undefined || patterns.some((pattern) => pattern.test(source.name))
  return files.map((parsed) => {
    const { source, lang, slug, links, outside, sections, frontMatter, yaml, hasErrors } = parsed
    const all = everySection(sections)
    const embeds = all.flatMap((section) => {
      const { link } = sectionFacts(section)
      return link ? [{ place: section.place, href: link }] : []
    })
    return {
      file: source.name,
      lang,
      slug,
      draft: whyUnpublished(parsed, original) !== undefined,
      links,
      hasErrors,
      outside: areDeadAccepted(parsed) ? [] : [...outside, ...embeds],
      ids: all
        .flatMap((section) => {
          const { ids = [], texts = [] } = sectionFacts(section)
          return [
            section.id,
            ...(section.anchor === undefined ? [] : [section.anchor]),
            ...ids,
            ...texts.flatMap((text) => textAnchors(text)),
          ]
        })
        .join(' '),
      aliases: (frontMatter?.aliases ?? []).map((name, index) => ({
        name,
        place: yaml?.placeOf(['aliases', index]) ?? START,
        translated: Boolean(frontMatter?.translation),
      })),
    }
  })
}
