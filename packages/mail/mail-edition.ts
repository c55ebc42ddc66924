import type { SiteContext, SiteFile } from '../../lib/library/site-file.ts'
import { frontAddress, mailAddresses, storyAddress } from '../../lib/publication/addresses.ts'
import { referFrom } from '../../lib/publication/link-from.ts'
import { inLanguage } from '../../lib/publication/publication.ts'
import type { NewestStories } from '../../lib/syndication/feed/llms-file.ts'
import { inert, type MailEdition, mailHtml, shortText } from './mail-html.ts'

/**
 * Returns the mail edition of each language, as HTML and as plain text. There is none without the site’s URL, because a
 * mail can only contain full addresses.
 * @param shown the stories of each edition
 */
export function mailFiles({ library, site, digestOf }: SiteContext, shown: readonly NewestStories[]): SiteFile[] {
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
