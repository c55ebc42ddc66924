import type { EditorConfig } from '../../cms-config.ts'
import type { TextRow } from '../parts/story-rows.ts'
import { storyRows } from '../parts/story-rows.ts'
import type { TextState } from '../parts/text-state.ts'

/** A story or a standing page that a text can link to. */
export interface LinkTarget {
  /** The name of its folder. */
  readonly slug: string
  readonly title: string
  readonly lang: string
  /** The address as a text writes it: `../harbour/` in the same language, `/en/harbour/` in another one. */
  readonly address: string
  /** The state of a story. A page is published. */
  readonly state?: TextState
}

/**
 * Returns the stories and pages that match, those in the language of the text first.
 * @param lang the language of the text that links
 * @param words what their headlines, in any language, contain
 */
export function linkTargets(
  texts: Iterable<TextRow>,
  pages: EditorConfig['pages'],
  lang: string,
  words: string,
): LinkTarget[] {
  const sought = words.trim().toLowerCase()
  const isMatch = (titles: readonly string[]) => titles.some((title) => title.toLowerCase().includes(sought))
  const stories = storyRows(texts, []).flatMap(({ original, texts: all }): LinkTarget[] => {
    const text = all.find((one) => one.lang === lang && !one.error) ?? original
    if (text.error || !isMatch([text.slug, ...all.map(({ title }) => title)])) return []
    return [{ ...text, address: addressFrom(lang, text.lang, text.ownSlug ?? text.slug) }]
  })
  const standing = pages.flatMap(({ slug, original, title, titles }): LinkTarget[] => {
    if (!isMatch([slug, ...Object.values(titles)])) return []
    const own = titles[lang]
    const [shown, tag] = own === undefined ? [title, original] : [own, lang]
    return [{ slug, title: shown, lang: tag, address: addressFrom(lang, tag, slug) }]
  })
  const all = [...stories, ...standing]
  return [...all.filter((one) => one.lang === lang), ...all.filter((one) => one.lang !== lang)]
}

/**
 * Returns an address that somebody typed in the form that a link needs; undefined for words.
 * @example
 * typedAddress('example.org/a') // => 'https://example.org/a'
 */
export function typedAddress(typed: string): string | undefined {
  const text = typed.trim()
  if (/\s/.test(text)) return undefined
  if (/^(https?:\/\/|mailto:|tel:)./i.test(text) || /^(\.{0,2}\/|#)./.test(text)) return text
  if (/^[^@/]+@[^@/]+\.[^@/.]+$/.test(text)) return `mailto:${text}`
  return /^[^/.]+(\.[^/.]+)*\.\p{L}{2,}(\/|$)/u.test(text) ? `https://${text}` : undefined
}

/**
 * Returns the Markdown of a link.
 * @param words Markdown too, such as words in bold
 */
export function linkMarkdown(words: string, address: string): string {
  return `[${words}](${address.replaceAll(/[\s()<>\\]/g, encodeSign)})`
}

/** Returns a text as Markdown that can be the words of a link. */
export function asLinkWords(text: string): string {
  return text.trim().replaceAll(/[\\[\]*_`<]/g, '\\$&')
}

function addressFrom(from: string, lang: string, slug: string): string {
  return lang === from ? `../${slug}/` : `/${lang}/${slug}/`
}

/** `encodeURIComponent` leaves brackets as they are. */
function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
