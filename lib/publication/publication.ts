import type { Language } from '../language/language.ts'
import type { CmsSettings } from './cms-settings.ts'

/** A text of the publication in each of its languages. */
export type Localised = Readonly<Record<string, string>>

/** What a reader may allow, apart from what is necessary. */
export const PURPOSES = ['preferences', 'statistics', 'embeds'] as const

/** A purpose that needs consent. */
export type Purpose = (typeof PURPOSES)[number]

/** A third party that is contacted only when a reader allows its purpose. */
export interface Service {
  readonly name: string
  readonly purpose: Purpose
  /** A script to load on consent, by its full address. */
  readonly script: string | undefined
  /** The origin whose frames may be shown on consent. */
  readonly embed: string | undefined
  /** Cookies of this site that the service sets, and that a withdrawal deletes. */
  readonly cookies: readonly string[]
  /** Keys it keeps in local and session storage, deleted likewise. */
  readonly storage: readonly string[]
}

/** The cookie notice in one language, and the words in it that become links. */
export interface Notice {
  readonly text: string
  readonly privacy: string
  readonly terms: string
}

/** Who publishes: everything that another newsroom would change, and nothing else. */
export interface Publication {
  readonly name: string
  readonly description: Localised
  readonly languages: readonly Language[]
  readonly defaultLanguage: string
  /** Who is responsible for readers' data, as the privacy page says; undefined while site.yaml does not say. */
  readonly publisher?:
    | { readonly name: string; readonly address?: string | undefined; readonly email: string }
    | undefined
  readonly licence: { readonly text: string; readonly language: string } | undefined
  readonly hotline: { readonly label: Localised; readonly number: string; readonly tel: string } | undefined
  readonly sections: Readonly<Record<string, { readonly label: Localised }>>
  readonly consent: {
    /** Raised when the notice or the services change: readers are then asked again. */
    readonly version: string
    readonly notice: Readonly<Record<string, Notice>>
    readonly services: readonly Service[]
  }
  readonly credits: Localised | undefined
  /** Standing pages, by name, that the footer links to first. */
  readonly pages?: readonly string[] | undefined
  /** Where the newsroom states its principles, and how it corrects itself: full addresses. */
  readonly publishingPrinciples?: string | undefined
  readonly correctionsPolicy?: string | undefined
  /** The same publication elsewhere: full addresses. */
  readonly sameAs?: readonly string[] | undefined
  /** The WebSub hub that feeds name. Masthead does not tell it of new stories. */
  readonly hub?: string | undefined
  /** Where to report a hole in the site's security (RFC 9116), and until when this holds. */
  readonly security?: { readonly contact: readonly string[]; readonly expires: string } | undefined
  /** Since when the site honours Global Privacy Control. */
  readonly gpc?: { readonly lastUpdate: string } | undefined
  /** The desk in the browser; undefined where there is none. */
  readonly desk?: CmsSettings | undefined
}

/** A newspaper section's name in a language; undefined where the publication has no such section. */
export function sectionName({ sections }: Publication, key: string | undefined, tag: string): string | undefined {
  if (key === undefined || !Object.hasOwn(sections, key)) return undefined
  return sections[key]?.label[tag]
}

/**
 * A text in a language.
 * @throws if it is not there; the check of site.yaml makes sure that it is
 */
export function inLanguage<Value>(texts: Readonly<Record<string, Value>>, tag: string): Value {
  const text = texts[tag]
  if (text === undefined) throw new Error(`site.yaml lacks a text in ${tag}.`)
  return text
}
