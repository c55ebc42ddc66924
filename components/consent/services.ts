import { insertScript } from '../browser/insert-script.ts'
import { attempt, expiredCookie, writeCookie } from './consent-cookie.ts'

/** A service as the page names it to the browser. */
export interface PageService {
  readonly purpose: string
  readonly script?: string
  readonly cookies: readonly string[]
  readonly storage: readonly string[]
}

const running = new Set<string>()

/**
 * Deletes what the services whose purpose is not allowed were declared to keep on the device, and loads the scripts of the others, each once.
 * @param path the site's root
 * @returns whether a script runs in this page that is no longer allowed: then only a reload stops it
 */
export function followConsent(
  services: readonly PageService[],
  permits: (purpose: string) => boolean,
  path: string,
  secure: boolean,
): boolean {
  const allowed = services.filter(({ purpose }) => permits(purpose))
  for (const { cookies, storage } of services.filter((service) => !allowed.includes(service))) {
    for (const name of cookies) forgetCookie(name, path, secure)
    for (const key of storage) {
      attempt(() => localStorage.removeItem(key))
      attempt(() => sessionStorage.removeItem(key))
    }
  }
  const scripts = allowed.flatMap(({ script = [] }) => script)
  for (const script of scripts) {
    if (!running.has(script)) insertScript(script)
    running.add(script)
  }
  return [...running].some((script) => !scripts.includes(script))
}

/** A service may have set its cookie for the host's root or for the site's own folder, for the host or its whole domain. */
function forgetCookie(name: string, path: string, secure: boolean): void {
  const labels = location.hostname.split('.')
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  for (const where of [path, '/']) {
    for (const domain of ['', ...domains]) writeCookie(expiredCookie(name, where, secure, domain))
  }
}
