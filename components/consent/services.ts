import { attempt, expiredCookie, writeCookie } from './consent-cookie.ts'

/** A service as the page names it to the browser. */
export interface PageService {
  readonly purpose: string
  readonly script?: string
  readonly cookies: readonly string[]
  readonly storage: readonly string[]
}

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

const running = new Set<string>()

/** Loads the scripts of the services whose purpose is allowed, each once. */
export function loadServices(services: readonly PageService[], purposes: readonly string[]): void {
  for (const url of scriptsFor(services, purposes).filter((script) => !running.has(script))) {
    running.add(url)
    const script = document.createElement('script')
    script.async = true
    script.src = trusted(services).createScriptURL(url)
    document.head.append(script)
  }
}

/** Whether a script runs in this page that is no longer allowed: then only a reload stops it. */
export function runsUnasked(services: readonly PageService[], purposes: readonly string[]): boolean {
  return [...running].some((script) => !scriptsFor(services, purposes).includes(script))
}

function scriptsFor(services: readonly PageService[], purposes: readonly string[]): string[] {
  return services.flatMap(({ purpose, script }) => (script && purposes.includes(purpose) ? [script] : []))
}

/** Deletes what the services whose purpose is not allowed were declared to keep on the device. */
export function forgetServices(
  services: readonly PageService[],
  purposes: readonly string[],
  path: string,
  secure: boolean,
): void {
  for (const { cookies, storage } of services.filter(({ purpose }) => !purposes.includes(purpose))) {
    for (const name of cookies) forgetCookie(name, path, secure)
    for (const key of storage) {
      attempt(() => localStorage.removeItem(key))
      attempt(() => sessionStorage.removeItem(key))
    }
  }
}

/** A service may have set its cookie for the host's root or for the site's own folder, for the host or its whole domain. */
function forgetCookie(name: string, path: string, secure: boolean): void {
  const labels = location.hostname.split('.')
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  for (const where of new Set([path, '/'])) {
    for (const domain of [undefined, ...domains]) writeCookie(expiredCookie(name, where, secure, domain))
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
