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

let policy: { createScriptURL(url: string): string } | undefined

/**
 * Marks the address of a script as trusted, for browsers that enforce Trusted Types. Only this module uses the policy,
 * and its callers pass only addresses that the build or site.yaml gave them.
 */
export function trusted(address: string): string {
  policy ??= window.trustedTypes?.createPolicy('masthead', { createScriptURL: (url) => url })
  return policy?.createScriptURL(address) ?? address
}

/** Adds a script to the page. */
export function insertScript(address: string, properties: Partial<HTMLScriptElement> = {}): void {
  document.head.append(Object.assign(document.createElement('script'), properties, { src: trusted(address) }))
}
