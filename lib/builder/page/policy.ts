import { hash } from 'node:crypto'
import type { Service } from '../../publication/services.ts'
import type { LazyScriptUse } from './behaviours.ts'
import { NOT_FOUND_HASH, RESTORE_HASH, SPECULATION_HASH } from './inline-scripts.ts'
import type { SiteScript } from './site-script.ts'

/**
 * Returns the text of a page's Content Security Policy (CSP Level 3). It allows the page's own style sheet and scripts
 * by their hashes, and its own pictures. It allows the services that a reader may consent to by their URLs. Nothing
 * else may load.
 */
export function policyText(page: PolicyFacts): string {
  return Object.entries(directives(page))
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')
}

/** The facts from which a page's Content Security Policy is made. */
interface PolicyFacts {
  readonly css: string
  /** The scripts of every page, then those that few pages have. */
  readonly scripts: readonly SiteScript[]
  /** The lazy script, and whether and how the page loads it. */
  readonly lazy?: SiteScript & LazyScriptUse
  readonly services: readonly Service[]
  /** The origins of the embeds on the page. */
  readonly frames?: readonly string[]
  /** Whether the page has a film or a recording of this site. */
  readonly hasMedia?: boolean
  /** The origins to which the page’s forms are sent; none by default. */
  readonly forms?: readonly string[]
  /** Whether the site has a web app manifest and a service worker that can save stories for offline reading. */
  readonly offline?: boolean
  /** Whether it is the 404 page, which has an inline script of its own. */
  readonly isLost?: boolean
  /** Whether it is the search page, which loads the search indexes and runs WebAssembly. */
  readonly isSearch?: boolean
}

function directives(page: PolicyFacts): Record<string, readonly string[]> {
  const {
    css,
    scripts: own,
    lazy,
    services,
    frames: embeds = [],
    forms = [],
    hasMedia,
    offline,
    isLost,
    isSearch,
  } = page
  const scripts = services.flatMap((service) => (service.script ? new URL(service.script) : []))
  const origins = (...addresses: readonly string[]) => [...new Set(addresses.map((address) => new URL(address).origin))]
  const hosts = (kind: 'connect' | 'image') =>
    origins(...scripts.map(({ origin }) => origin), ...services.flatMap((service) => service.hosts[kind]))
  const declared = new Set(services.flatMap(({ embed }) => (embed ? new URL(embed).origin : [])))
  const shown = embeds.filter((origin) => declared.has(origin))
  const frames = [...shown, ...origins(...services.flatMap((service) => service.hosts.frame))]
  return {
    'default-src': ["'none'"],
    'script-src': [
      ...own.slice(0, 1).map(({ hash }) => `'${hash}'`),
      ...(lazy?.asks || lazy?.isIncluded ? [`'${lazy.hash}'`] : []),
      ...own.slice(1).map(({ hash }) => `'${hash}'`),
      ...(isSearch ? ["'wasm-unsafe-eval'"] : []),
      `'${SPECULATION_HASH}'`,
      `'${RESTORE_HASH}'`,
      ...(isLost ? [`'${NOT_FOUND_HASH}'`] : []),
      ...serviceSources(services),
    ],
    'style-src': [`'sha256-${hashOfStyle(css)}'`],
    'img-src': ["'self'", ...hosts('image')],
    ...(hasMedia ? { 'media-src': ["'self'"] } : {}),
    ...(css.includes('@font-face') ? { 'font-src': ["'self'"] } : {}),
    // The search page fetches its indexes. On other pages the browser's own tools, such as Lighthouse, request
    // /robots.txt.
    'connect-src': ["'self'", ...hosts('connect')],
    ...(frames.length > 0 ? { 'frame-src': frames } : {}),
    'manifest-src': ["'self'"],
    ...(offline ? { 'worker-src': ["'self'"] } : {}),
    'base-uri': ["'none'"],
    'form-action': forms.length > 0 ? forms : ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': [
      lazy?.asks || scripts.length > 0 ? 'masthead' : "'none'",
      ...new Set(services.flatMap(({ trustedTypes }) => trustedTypes)),
    ],
  }
}

/** The hashes of style sheets. Most pages of a language have the same one. */
const styleHashes = new Map<string, string>()
const MOST_STYLES = 64

function hashOfStyle(css: string): string {
  const known = styleHashes.get(css)
  if (known !== undefined) return known
  if (styleHashes.size === MOST_STYLES) styleHashes.clear()
  const made = hash('sha256', css, 'base64')
  styleHashes.set(css, made)
  return made
}

/** Returns the sources of the scripts of services: their URLs, their further hosts, and the code before them by its hash. */
export function serviceSources(services: readonly Service[]): string[] {
  return services.flatMap(({ script, before, hosts }) => [
    ...(before === undefined ? [] : [`'sha256-${hash('sha256', before, 'base64')}'`]),
    ...(script === undefined ? [] : [scriptSource(script)]),
    ...hosts.script.map((address) => new URL(address).origin),
  ])
}

/**
 * Returns a script's URL in the form that a policy can contain. It has no query. Characters that would end a source
 * expression (CSP 3, host-source), or that mean something to a server that sends the policy, are escaped.
 */
function scriptSource(address: string): string {
  const { origin, pathname } = new URL(address)
  return origin + pathname.replaceAll(/[;,$]/g, (character) => encodeURIComponent(character))
}
