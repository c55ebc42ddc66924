type Rule = (text: string) => string

/** The part of Trusted Types that is used, where the browser has them. */
interface TrustedTypes {
  createPolicy<Rules extends Readonly<Record<string, Rule>>>(name: string, rules: Rules): Rules
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

let policy: { createScriptURL(url: string): string } | undefined

/**
 * An address of script, as Trusted Types want it said. The policy is this module's own, and its callers name none but what the press or
 * site.yaml gave them.
 */
export function trusted(address: string): string {
  policy ??= window.trustedTypes?.createPolicy('masthead', { createScriptURL: (url) => url })
  return policy?.createScriptURL(address) ?? address
}

/** Adds a script to the page. */
export function insertScript(address: string, properties: Partial<HTMLScriptElement> = {}): void {
  document.head.append(Object.assign(document.createElement('script'), properties, { src: trusted(address) }))
}
