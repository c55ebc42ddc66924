import { type Language, languageOf } from '../language/language.ts'
import type { Messages } from '../language/messages.ts'
import type { Problem } from '../problem/problem.ts'
import { frontAddress, LANGUAGE_CHOOSER } from './addresses.ts'
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

/** Returns the name of a section of the publication in a language; undefined if there is no such section. */
export function sectionName({ sections }: Publication, key: string | undefined, tag: string): string | undefined {
  return key !== undefined && Object.hasOwn(sections, key) ? sections[key]?.label[tag] : undefined
}

/**
 * Returns a text in a language.
 * @throws if it is missing, which the check of site.yaml prevents
 * @example
 * inLanguage({ en: 'News', fr: 'Actualités' }, 'fr') // => 'Actualités'
 */
export function inLanguage<Value>(texts: Readonly<Record<string, Value>>, tag: string): Value {
  const text = texts[tag]
  if (text === undefined) throw new Error(`site.yaml lacks a text in ${tag}.`)
  return text
}

/** Returns a language and those that stand in for it (`fallback` in site.yaml), in the order of preference. */
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
