import { h } from 'hastscript'
import { languageOf } from '../language/language.ts'
import type { SiteFile } from '../library/site-file.ts'
import { absolute, linkFrom, storyAddress } from '../publication/addresses.ts'
import type { Story, StoryEdition } from '../story/types/story.ts'
import { htmlDocument } from './html-text.ts'

/**
 * Returns a page at each former address of a story, which redirects browsers immediately. Hosts that support redirects
 * do so themselves and never show it (lib/hosts/host-files.ts).
 * @param portable whether links name index.html, for reading from a disk
 */
export function redirectPages({ aliases, editions, withdrawn }: Story, site: URL | undefined, portable: boolean) {
  return [...editions.values(), ...withdrawn.values()].flatMap((edition) =>
    aliases.map((alias): SiteFile => {
      const name = `${storyAddress(edition.lang, alias).slice(1)}index.html`
      const address = storyAddress(edition.lang, edition.slug)
      return { name, make: () => page(edition, linkFrom(name, site, portable)(address), absolute(address)) }
    }),
  )
}

function page({ title, lang }: Pick<StoryEdition, 'title' | 'lang'>, link: string, canonical: string | undefined) {
  const head = [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'robots', content: 'noindex' }),
    h('title', title),
    ...(canonical ? [h('link', { rel: 'canonical', href: canonical })] : []),
    h('meta', { httpEquiv: 'refresh', content: `0; url=${link}` }),
  ]
  const body = h('p', h('a', { href: link }, title))
  return htmlDocument(h('html', { lang, dir: languageOf(lang).dir }, h('head', head), h('body', body)))
}

const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"
