import { createElement } from '../browser/create-element.ts'
import { trusted } from '../browser/lazy-script.ts'
import { attempt, expiredCookie, writeCookie } from '../memory/consent-cookie.ts'

/** A service as the page describes it to the script. */
export interface PageService {
  readonly purpose: string
  readonly script?: string
  /** The attributes of the element that loads its script. */
  readonly attributes: Readonly<Record<string, string>>
  /** The code that runs before its script. */
  readonly before?: string
  readonly cookies: readonly string[]
  readonly storage: readonly string[]
}

const running = new Set<string>()

/**
 * Deletes what services without consent were declared to store on the device. Loads the scripts of the other services,
 * each once.
 * @param path the site's root
 * @returns whether a script that is no longer allowed runs in this page; only a reload stops it
 */
export function followConsent(
  services: readonly PageService[],
  permits: (purpose: string) => boolean,
  path: string,
): boolean {
  const allowed = services.filter(({ purpose }) => permits(purpose))
  for (const { cookies, storage } of services.filter((service) => !allowed.includes(service))) {
    for (const name of cookies) forgetCookie(name, path)
    for (const key of storage) {
      attempt(() => localStorage.removeItem(key))
      attempt(() => sessionStorage.removeItem(key))
    }
  }
  const scripts = allowed.flatMap(({ script = [] }) => script)
  for (const { script, attributes, before } of allowed) {
    if (!script || running.has(script)) continue
    running.add(script)
    if (before) document.head.append(createElement('script', { text: trusted().createScript?.(before) ?? '' }))
    const element = createElement('script', { src: trusted().createScriptURL(script) })
    for (const attribute of Object.entries(attributes)) element.setAttribute(...attribute)
    document.head.append(element)
  }
  return [...running].some((script) => !scripts.includes(script))
}

/** Deletes a service's cookie for the host's root and the site's, on the host and each parent domain. */
function forgetCookie(name: string, path: string): void {
  const labels = location.hostname.split('.')
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  for (const where of [path, '/']) {
    for (const domain of ['', ...domains]) writeCookie(expiredCookie(name, where, domain))
  }
}
