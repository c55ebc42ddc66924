import { expiredCookie } from './consent-cookie.ts'

/** A service as the page names it to the browser. */
export interface PageService {
  readonly purpose: string
  readonly script?: string
  readonly cookies: readonly string[]
  readonly storage: readonly string[]
}

/** The part of Trusted Types that is used, where the browser has them. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

const running = new Set<string>()

/** Loads the scripts of the services whose purpose is allowed, each once. */
export function loadServices(services: readonly PageService[], purposes: readonly string[]): void {
  const allowed = services.flatMap(({ purpose, script }) => (script && purposes.includes(purpose) ? [script] : []))
  for (const url of allowed.filter((script) => !running.has(script))) {
    running.add(url)
    const script = document.createElement('script')
    script.async = true
    script.src = trusted(services).createScriptURL(url)
    document.head.append(script)
  }
}

/** Whether a service runs in this page: then only a reload stops it. */
export function servicesRun(): boolean {
  return running.size > 0
}

/** Deletes what services were declared to keep on the device. */
export function forgetServices(services: readonly PageService[], path: string, secure: boolean): void {
  for (const { cookies, storage } of services) {
    for (const name of cookies) {
      // A service may have set its cookie for the host's root or for the site's own folder.
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
      for (const where of new Set([path, '/'])) document.cookie = expiredCookie(name, where, secure)
    }
    for (const key of storage) {
      localStorage.removeItem(key)
      sessionStorage.removeItem(key)
    }
  }
}

let policy: { createScriptURL(url: string): string } | undefined

/** The page's policy takes no address from anywhere but site.yaml. */
function trusted(services: readonly PageService[]): { createScriptURL(url: string): string } {
  const createScriptURL = (url: string): string => {
    if (services.some(({ script }) => script === url)) return url
    throw new TypeError(`Not a declared service: ${url}`)
  }
  policy ??= window.trustedTypes?.createPolicy('masthead', { createScriptURL }) ?? { createScriptURL }
  return policy
}
