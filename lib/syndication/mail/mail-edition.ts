import { planFront } from '../../library/front-plan.ts'
import type { Library } from '../../library/library.ts'
import type { SiteContext, SiteFile } from '../../library/site-file.ts'
import { frontAddress, mailAddresses, storyAddress } from '../../publication/addresses.ts'
import { referFrom } from '../../publication/link-from.ts'
import { inLanguage } from '../../publication/publication.ts'
import type { NewestStories } from '../feed/llms-file.ts'
import { inert, type MailEdition, mailHtml, shortText } from './mail-html.ts'

/** Returns the stories of the mail edition of each language, by slug: the first ones of its front page. */
export function mailStories(library: Library): readonly NewestStories[] {
  const { mail, languages } = library.publication
  if (!mail) return []
  return languages.map(({ tag: lang }) => ({ lang, slugs: frontSlugs(library, lang).slice(0, mail.stories) }))
}

/**
 * Returns the mail edition of each language, as HTML and as plain text. There is none without the site’s URL, because a
 * mail can only contain full addresses.
 * @param shown the stories of each edition
 */
export function mailFiles({ library, site, digestOf }: SiteContext, shown = mailStories(library)): SiteFile[] {
  const { mail, newsletter } = library.publication
  if (!mail || !site) return []
  return shown.flatMap(({ lang, slugs }) => {
    const { html, text } = mailAddresses(lang)
    const addressOf = referFrom(html.slice(1), site)
    const stories = slugs.flatMap((slug) => library.stories.get(slug)?.editions.get(lang) ?? [])
    const from = slugs.map((slug) => [slug, digestOf(slug)])
    const unsubscribe = mail.unsubscribe ?? newsletter?.unsubscribe
    const edition = { library, lang, stories, front: addressOf(frontAddress(lang)), unsubscribe, addressOf }
    return [
      { name: html.slice(1), from, make: () => mailHtml(edition) },
      { name: text.slice(1), from, make: () => mailText(edition) },
    ]
  })
}

/** Returns the stories of a front page, from top to bottom. */
function frontSlugs(library: Library, lang: string): string[] {
  const { lead, under, beside, blocks, latest } = planFront(library, lang)
  const all = [...(lead ? [lead] : []), ...under, ...beside, ...blocks.flatMap(({ stories }) => stories), ...latest]
  return all.map(({ edition }) => edition.slug)
}

/** Writes a mail as plain text, for readers and programs that show no HTML. */
function mailText({ library, lang, stories, front, unsubscribe, addressOf }: MailEdition): string {
  const { name, publisher, description, messages } = library.publication
  const words = inLanguage(messages, lang)
  const parts = [
    [name, inLanguage(description, lang)].map(inert),
    ...stories.map((edition) => [
      ...[edition.title, shortText(edition)].map(inert),
      addressOf(storyAddress(lang, edition.slug)),
    ]),
    [words.readOnline + words.colon + front, ...(unsubscribe ? [words.unsubscribe + words.colon + unsubscribe] : [])],
    ...(publisher ? [[publisher.name, ...(publisher.address ? [publisher.address] : [])].map(inert)] : []),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
