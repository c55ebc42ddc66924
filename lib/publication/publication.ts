import { type Language, languageOf, suitableTags } from '../language/language.ts'
import type { Messages } from '../language/messages.ts'
import type { Problem } from '../problem/problem.ts'
import type { ByLanguage } from '../source/values.ts'
import { frontAddress, LANGUAGE_CHOOSER, RESERVED_SLUGS, WANTED } from './addresses.ts'
import type { NewsletterOffer } from './newsletter.ts'
import type { Service } from './services.ts'
import type { Site } from './site-schema.ts'
import type { FontFace } from './typefaces.ts'

/** The cookie notice in one language, and the words in it that become links to the privacy page and the terms. */
export type Notice = Exclude<Site['consent']['notice'], 'off'>[string]

/** The settings of the CMS: where it stores the newsroom’s files. */
export type CmsSettings = NonNullable<Site['editor']>

/** The facts about the publication: the values of site.yaml, which `siteSchema` describes. */
export interface Publication
  extends Readonly<Omit<Site, 'languages' | 'publisher' | 'editor' | 'consent' | 'newsletter'>> {
  readonly languages: readonly Language[]
  readonly consent: {
    readonly version: string
    /** The cookie notice by language; undefined if the site asks for no consent. */
    readonly notice: Readonly<Record<string, Notice>> | undefined
    readonly services: readonly Service[]
  }
  /** The newsletter; undefined if there is none. */
  readonly newsletter?: NewsletterOffer | undefined
  /** The newsroom’s own style rules, theme.css without comments; undefined if it has none. */
  readonly theme?: string | undefined
  /** The newsroom’s own fonts, as far as they have been read. */
  readonly fonts?: readonly FontFace[]
  /** The messages of the interface, by language. */
  readonly messages: Readonly<Record<string, Messages>>
  /** The person or company responsible for readers' data; undefined if site.yaml names none. */
  readonly publisher?: NonNullable<Site['publisher']> | undefined
  /** The settings of the CMS, `editor` in site.yaml; undefined if there is no CMS. */
  readonly cms?: CmsSettings | undefined
}

/** Returns the facts about a language, with the newspaper’s calendar. */
export function languageIn({ languages }: Pick<Publication, 'languages'>, lang: string): Language {
  return languages.find(({ tag }) => tag === lang) ?? languageOf(lang)
}

/** Returns the sections and the topics of site.yaml, by their names in addresses. */
export function registeredTopics({ sections, topics }: Pick<Site, 'sections' | 'topics'>) {
  return { ...topics, ...sections }
}

/** A value of site.yaml as readers of a language get it, and the language that it is in. */
export interface Fact<Value = string> {
  readonly value: Value
  readonly lang: string
}

type Home = Pick<Publication, 'defaultLanguage'>

/**
 * Returns a value of site.yaml for a language: its own, or else that of a shorter tag, of all languages, of the default
 * language, or the first. A value of all languages is in the default language.
 * @throws if there is none, which the check of site.yaml prevents
 * @example
 * factIn({ en: 'News', zh: '新闻' }, 'zh-Hant', { defaultLanguage: 'en' }) // => { value: '新闻', lang: 'zh' }
 */
export function factIn<Value>(values: ByLanguage<Value>, tag: string, { defaultLanguage }: Home): Fact<Value> {
  for (const lang of [...suitableTags(tag), '', defaultLanguage, ...Object.keys(values)]) {
    const value = values[lang]
    if (value !== undefined) return { value, lang: lang || defaultLanguage }
  }
  throw new Error(`site.yaml lacks a value in ${tag}.`)
}

/**
 * Returns the text of a fact in a language, for places that cannot say which language it is in.
 * @example
 * textIn({ en: 'News', zh: '新闻' }, 'fr', { defaultLanguage: 'en' }) // => 'News'
 */
export function textIn(texts: ByLanguage, tag: string, home: Home): string {
  return factIn(texts, tag, home).value
}

/**
 * Returns the publication’s name in a language.
 * @example
 * nameIn({ name: { '': 'Post', fa: 'پست' }, defaultLanguage: 'en' }, 'fa') // => 'پست'
 */
export function nameIn(publication: Pick<Publication, 'name' | 'defaultLanguage'>, tag: string): string {
  return textIn(publication.name, tag, publication)
}

/** Returns the name of a section of the publication in a language; undefined if there is no such section. */
export function sectionName(publication: Publication, key: string | undefined, tag: string): Fact | undefined {
  const { sections } = publication
  const section = key !== undefined && Object.hasOwn(sections, key) ? sections[key] : undefined
  return section && factIn(section.label, tag, publication)
}

/**
 * Returns the name of an author in a language: the one in site.yaml for a key or a name of the entry, or else as
 * written.
 */
export function authorName(written: string, tag: string, publication: Publication | undefined): string {
  const author = publication && authorsByName(publication).get(written)
  if (!publication || !author?.name) return written
  const { value, lang } = factIn(author.name, tag, publication)
  return author.key === written || suitableTags(tag).includes(lang) ? value : written
}

type NamedAuthor = { readonly key: string; readonly name: ByLanguage | undefined }

const authorNames = new WeakMap<Publication, ReadonlyMap<string, NamedAuthor>>()

/** Returns the authors of site.yaml by their keys and by their names in every language. */
function authorsByName(publication: Publication): ReadonlyMap<string, NamedAuthor> {
  const known = authorNames.get(publication)
  if (known) return known
  const made = new Map(
    Object.entries(publication.authors ?? {}).flatMap(([key, { name }]) =>
      [...Object.values(name ?? {}), key].map((written) => [written, { key, name }] as const),
    ),
  )
  authorNames.set(publication, made)
  return made
}

/**
 * Returns what must be there in a language, such as the messages of the interface.
 * @throws if it is missing
 * @example
 * inLanguage({ en: 'Share', zh: '分享' }, 'zh') // => '分享'
 */
export function inLanguage<Value>(values: Readonly<Record<string, Value>>, tag: string): Value {
  const value = values[tag]
  if (value === undefined) throw new Error(`There is nothing in ${tag}.`)
  return value
}

/** Returns the names under `/<lang>/` that no story of the newspaper may take. */
export function reservedSlugs(publication: Pick<Site, 'translation'> | undefined): readonly string[] {
  return publication?.translation?.wanted ? [...RESERVED_SLUGS, WANTED] : RESERVED_SLUGS
}

/** Returns a language and its fallback languages (`fallback` in site.yaml), in the order of preference. */
export function languagesFor({ fallback }: Pick<Site, 'fallback'>, lang: string): readonly string[] {
  return [lang, ...(fallback?.[lang] ?? [])]
}

/** Whether the address `/` shows the front page of the default language, not the language chooser. */
export function showsNewsAtHome({ home, languages }: Pick<Publication, 'home' | 'languages'>): boolean {
  return home === undefined ? languages.length === 1 : home === 'news'
}

/** Returns the address of the front page for readers of other languages: one that search engines may show. */
export function homeAddress(publication: Publication): string {
  return showsNewsAtHome(publication) ? frontAddress(publication.defaultLanguage) : LANGUAGE_CHOOSER
}

/** Returns the problems without the warnings that site.yaml accepts. */
export function withoutAccepted(problems: readonly Problem[], accept: Site['accept']): readonly Problem[] {
  if (!accept) return problems
  const patterns = new Map(Object.entries(accept).map(([rule, paths = []]) => [rule, paths.map(patternOf)]))
  return problems.filter(({ severity, rule, file }) => {
    return severity === 'error' || !patterns.get(rule)?.some((pattern) => pattern.test(file))
  })
}

/** Returns a pattern for the names that messages give to files: the content folder comes first in them. */
export function patternOf(path: string): RegExp {
  const plain = path.replace(/\/$/, '').replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
  const inside = plain.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'))
  return new RegExp(`^[^/]+/${inside}(?:/.*)?$`)
}
