import type { Language } from '../language/language.ts'
import type { CmsSettings } from './cms-settings.ts'

/** A text in each language of the publication. */
export type Localised = Readonly<Record<string, string>>

/** The purposes for which a reader can give consent. Necessary storage needs none. */
export const PURPOSES = ['preferences', 'statistics', 'embeds'] as const

/** A purpose that needs consent. */
export type Purpose = (typeof PURPOSES)[number]

/** A third party that is contacted only when a reader allows its purpose. */
export interface Service {
  readonly name: string
  readonly purpose: Purpose
  /** The full address of a script that is loaded after consent. */
  readonly script: string | undefined
  /** The origin whose iframes may be shown after consent. */
  readonly embed: string | undefined
  /** Names of cookies that the service sets on this site. They are deleted when a reader withdraws consent. */
  readonly cookies: readonly string[]
  /** Keys of the service in local and session storage. They are deleted in the same way. */
  readonly storage: readonly string[]
}

/** The cookie notice in one language, and the words in it that become links to the privacy page and the terms. */
export interface Notice {
  readonly text: string
  readonly privacy: string
  readonly terms: string
}

/** The facts about the publication: everything that another newsroom would change, and nothing else. */
export interface Publication {
  readonly name: string
  readonly description: Localised
  readonly languages: readonly Language[]
  readonly defaultLanguage: string
  /**
   * The person or company responsible for readers' data, as the privacy page says; undefined if site.yaml names none.
   */
  readonly publisher?:
    | { readonly name: string; readonly address?: string | undefined; readonly email: string }
    | undefined
  readonly licence: { readonly text: string; readonly language: string } | undefined
  readonly hotline: { readonly label: Localised; readonly number: string; readonly tel: string } | undefined
  readonly sections: Readonly<Record<string, { readonly label: Localised }>>
  readonly consent: {
    /** The version of the consent. Change it when the notice or the services change: readers are then asked again. */
    readonly version: string
    readonly notice: Readonly<Record<string, Notice>>
    readonly services: readonly Service[]
  }
  readonly credits: Localised | undefined
  /** The names of the standing pages that the footer links to first. */
  readonly pages?: readonly string[] | undefined
  /** The full addresses of the newsroom's principles and of its corrections policy. */
  readonly publishingPrinciples?: string | undefined
  readonly correctionsPolicy?: string | undefined
  /** Full addresses of the same publication on other sites. */
  readonly sameAs?: readonly string[] | undefined
  /** The WebSub hub that the feeds name. Masthead does not notify it of new stories. */
  readonly hub?: string | undefined
  /** The contact for reports of security vulnerabilities (RFC 9116), and the date on which it expires. */
  readonly security?: { readonly contact: readonly string[]; readonly expires: string } | undefined
  /** Support of Global Privacy Control, with the date of the last update of that statement. */
  readonly gpc?: { readonly lastUpdate: string } | undefined
  /** The settings of the CMS; undefined if there is no CMS. */
  readonly desk?: CmsSettings | undefined
}

/** Returns the name of a section of the publication in a language; undefined if there is no such section. */
export function sectionName({ sections }: Publication, key: string | undefined, tag: string): string | undefined {
  if (key === undefined || !Object.hasOwn(sections, key)) return undefined
  return sections[key]?.label[tag]
}

/**
 * Returns a text in a language.
 * @throws if it is missing, which the check of site.yaml prevents
 */
export function inLanguage<Value>(texts: Readonly<Record<string, Value>>, tag: string): Value {
  const text = texts[tag]
  if (text === undefined) throw new Error(`site.yaml lacks a text in ${tag}.`)
  return text
}
