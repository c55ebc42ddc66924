import { createElement } from './create-element.ts'
import { rootUrl } from './page.ts'

type Rule = (text: string) => string

/** The part of the Trusted Types API that is used here. Not every browser has it. */
interface TrustedTypes {
  createPolicy<Rules extends Readonly<Record<string, Rule>>>(name: string, rules: Rules): Rules
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

/** The functions that mark text as trusted, for browsers that enforce Trusted Types. */
export type TrustedPolicy = typeof rules

// The build sets this in the scripts of pages (lib/builder/compile/bundle-scripts.ts): only services need code that is
// trusted.
declare const SERVICES: boolean | undefined

const rules = {
  createScriptURL: (url: string) => url,
  createHTML: (html: string) => html,
  ...(typeof SERVICES === 'boolean' && SERVICES ? { createScript: (code: string) => code } : {}),
}
let policy: TrustedPolicy | undefined

/**
 * Returns the Trusted Types policy of the site's scripts; in browsers without Trusted Types, functions that change
 * nothing. It marks as trusted only addresses and code that the build or site.yaml gave, and pages of the site that are
 * parsed but not run.
 */
export function trusted(): TrustedPolicy {
  policy ??= window.trustedTypes?.createPolicy('masthead', rules) ?? rules
  return policy
}

// The build sets the addresses of the lazy files in the site (lib/builder/compile/bundle-scripts.ts).
declare const LAZY: {
  readonly src: string
  readonly integrity: string
}

/** Returns the address of the lazy script. */
export const lazyAddress = (): string => rootUrl + LAZY.src

let load: Promise<unknown> | undefined

/**
 * Loads the lazy script (lib/builder/page/behaviours.ts) once; does nothing if the page has it already.
 * @throws if it cannot be loaded; the next call tries again
 */
export function loadLazy(): Promise<unknown> {
  load ??= customElements.get('story-voice') ? Promise.resolve() : insert()
  return load
}

function insert(): Promise<unknown> {
  return new Promise((onload, reject) => {
    const onerror = (event: unknown) => {
      load = undefined
      reject(event)
    }
    const src = trusted().createScriptURL(lazyAddress())
    document.head.append(createElement('script', { ...LAZY, src, onload, onerror }))
  })
}
