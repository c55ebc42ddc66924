import { hash } from 'node:crypto'
import type { Overrides, OwnElements } from '../../newsroom/overrides.ts'
import { linkFrom } from '../../publication/addresses.ts'
import { formOrigins } from '../../publication/newsletter.ts'
import { palettesOf } from '../../publication/palette.ts'
import type { Publication } from '../../publication/publication.ts'
import type { Service } from '../../publication/services.ts'
import { hasOffline } from '../../settings/settings.ts'
import type { SiteScript } from '../../settings/site-script.ts'
import { headMarkup } from '../../syndication/markup.ts'
import type { PageMetadata } from '../../syndication/page-metadata.ts'
import {
  customElementsIn,
  FIRST_DOORS_HASH,
  FIRST_DOORS_SCRIPT,
  hasAny,
  hasRare,
  type LazyScriptUse,
  lazyScriptUse,
  NOT_FOUND_HASH,
  NOT_FOUND_SCRIPT,
  RESTORE_HASH,
  RESTORE_SCRIPT,
  SPECULATION_HASH,
  SPECULATION_RULES,
} from './behaviours.ts'
import { type Compiled, compiledFor, type Route, scriptsOf } from './compiled.ts'
import { withoutIdleProperties } from './idle-properties.ts'
import { pruneCss } from './page-css.ts'

/** Returns the tags that Next itself writes into a page's head, in addition to the page's metadata. */
export function defaultTags(route: Route): string[] {
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...(route === 'notFound' ? ['<meta name="robots" content="noindex">'] : []),
  ]
}

/** The options that all documents of a site are rendered with. */
export interface DocumentOptions {
  readonly compiled: Compiled
  readonly services: readonly Service[]
  readonly site: URL | undefined
  /** Whether readers can save stories on their devices. */
  readonly offline: boolean
  /** The origins to which the form of the newsletter is sent and leads. */
  readonly forms?: readonly string[]
  /** Whether the site is read from a disk: links then name index.html, and scripts are inline. */
  readonly portable?: boolean
  /** Whether the site has a CMS in the browser, which the headers of the host must allow for. */
  readonly hasCms?: boolean
  /** The scripts of the newsroom, which load on the pages that have one of their elements. */
  readonly elements?: readonly OwnElements[]
  /** The colour of the browser's bars in light mode, if the publication chose one. */
  readonly themeColor?: string | undefined
  /** The CSS shown in place of each picture until it has loaded, by asset name. */
  readonly placeholderColors?: ReadonlyMap<string, string>
}

/**
 * Returns the options that follow from a publication: its look, its services and forms, and what a newsroom overrides.
 * @param site the address of the site, if it has one
 */
export function documentOptions(
  publication: Publication,
  compiled: Compiled,
  overrides: Overrides | undefined,
  site?: URL,
): DocumentOptions {
  return {
    compiled: compiledFor(publication, compiled, overrides?.css),
    elements: overrides?.elements ?? [],
    themeColor: palettesOf(publication).accent?.light,
    services: publication.consent.services,
    forms: formOrigins(publication.newsletter),
    site,
    offline: hasOffline(),
  }
}

/** A page as its components render it, before it becomes a document. */
export interface RenderedPage {
  readonly metadata: PageMetadata
  readonly markup: string
}

/**
 * Renders the final HTML document from what the page's components rendered. Every document is made here. It needs no
 * parser: React escapes quotation marks and angle brackets in text, so those in the markup belong to the markup.
 * @param name the page's file in the site
 */
export function renderDocument(
  { metadata, markup }: RenderedPage,
  name: string,
  route: Route,
  options: DocumentOptions,
): string {
  const { compiled, services, site, portable = false, offline, elements = [] } = options
  const found = customElementsIn(markup)
  const { script, own } = scriptsOf(route, compiled)
  const rare = script !== compiled.languageChooser && hasRare(found) ? [compiled.languageChooser] : []
  const newsroom = elements.filter(({ tags }) => hasAny(found, tags)).map((element) => element.script)
  // A live story that has ended asks for nothing, and neither does a page on a disk.
  const live = !portable && /<live-story [^>]*data-new/.test(markup) ? [compiled.live] : []
  const all = [script, ...rare, ...(own ? [own] : []), ...live, ...newsroom]
  const lazy = { ...compiled.lazy, ...lazyScriptUse(found, portable) }
  // The lazy script comes first if it is part of the page, so that no element loads it a second time.
  const scripts = found.size > 0 ? [...(lazy.isIncluded ? [lazy] : []), ...all] : []
  const running = lazy.isIncluded ? [...all, compiled.lazy] : all
  const later = [...running, compiled.lazy, ...(/<(?:read-with|listen-story)/.test(markup) ? [compiled.lazySheet] : [])]
  const fitted = withoutIdleProperties(
    pruneCss(compiled.css[route], markup, running),
    later.map(({ code }) => code),
  )
  const to = linkFrom(name, site, portable)
  const linked = fitted.replaceAll(/url\((\/[^)]*)\)/g, (_, address: string) => `url(${to(address)})`)
  const css = linked + placeholderRules(markup, options.placeholderColors) + focusRules(markup) + noteRules(markup)
  const early = EARLY[route]
  const policy = policyText({
    css,
    scripts: all,
    lazy,
    services,
    frames: framesIn(markup),
    hasMedia: /<(?:video|audio) class=/.test(markup),
    forms: / method="post"/.test(markup) ? (options.forms ?? []) : [],
    offline,
    early: early?.hash,
    isSearch: route === 'search',
  })
  const [charset, ...others] = defaultTags(route)
  const head = [
    charset,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ...others,
    headMarkup(metadata),
  ].join('')
  const rules = `<script type="speculationrules">${SPECULATION_RULES}</script>`
  const scriptTags = scripts.map(({ name: file, hash }) => `<script src="/${file}" defer integrity="${hash}"></script>`)
  const [before = '', body = ''] = split(tidy(markup))
  const after = early ? body.replace('</main>', () => `</main><script>${early.code}</script>`) : body
  const links = (html: string) =>
    html
      .replaceAll(
        / (href|src|poster|action|formaction)="(\/[^"]*)"/g,
        (_, attribute: string, address: string) => ` ${attribute}="${to(address)}"`,
      )
      .replaceAll(/ srcset="([^"]*)"/g, (_, set: string) => ` srcset="${linksInSet(set, to)}"`)
  const restore = `<script>${RESTORE_SCRIPT}</script>`
  const start = `<!doctype html>${before}<head>${links(head)}<style>${css}</style>`
  const app = links(pwaLinks(name, options.themeColor))
  if (!portable) return `${start}${app}${restore}${rules}${links(scriptTags.join(''))}</head>${links(after)}`
  // Browsers refuse a script with an integrity hash from a disk, because a file has no origin. The same hash allows the
  // same code inline.
  const inline = scripts.map(({ code }) => `<script>${code}</script>`).join('')
  return `${start}${restore}</head>${links(after).replace('</body>', () => `${inline}</body>`)}`
}

/** The inline scripts of two pages. They run before the first paint. */
const EARLY: Partial<Record<Route, { readonly code: string; readonly hash: string }>> = {
  languageChooser: { code: FIRST_DOORS_SCRIPT, hash: FIRST_DOORS_HASH },
  notFound: { code: NOT_FOUND_SCRIPT, hash: NOT_FOUND_HASH },
}

/** Rewrites the URLs in a `srcset`, each of which is followed by its width. */
function linksInSet(set: string, to: (address: string) => string): string {
  return set.replaceAll(/(^|,\s*)(\/[^\s,]*)/g, (_, gap: string, url: string) => gap + to(url))
}

/**
 * Returns a CSS rule for each photograph of the page that has a placeholder colour. The rules are part of the style
 * sheet, and so of its hash.
 */
function placeholderRules(markup: string, placeholderColors: DocumentOptions['placeholderColors'] = new Map()): string {
  if (placeholderColors.size === 0) return ''
  const shown = new Set([...markup.matchAll(/ src="\/assets\/([^"]+)"/g)].map(([, asset = '']) => asset))
  const rules = [...shown].map((asset) => ({ asset, color: placeholderColors.get(asset) }))
  return rules.map(({ asset, color }) => (color ? `img[src$="/${asset}"]{${color}}` : '')).join('')
}

/** Returns a CSS rule for each point of a picture that must stay in sight where the picture is cut. */
function focusRules(markup: string): string {
  const points = new Set([...markup.matchAll(/ data-focus="([\d% ]+)"/g)].map(([, point = '']) => point))
  return [...points].map((point) => `[data-focus="${point}"] img{object-position:${point}}`).join('')
}

function split(markup: string): [string, string] {
  const body = markup.indexOf('<body')
  return [markup.slice(0, body).replace(/<head>.*<\/head>/, ''), markup.slice(body)]
}

/** Rewrites React's XML-style markup as plain HTML. */
function tidy(markup: string): string {
  return markup
    .replaceAll('/>', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('=""', '')
    .replaceAll(/ ([a-z]+[A-Z][A-Za-z]*)="/g, (_, name: string) => ` ${name.toLowerCase()}="`)
}

/** Returns the origins of the frames that a page can show: those of its embeds (components/embed). */
function framesIn(markup: string): readonly string[] {
  const frames = [...markup.matchAll(/ data-frame="(https?:[^"]+)"/g)].map(
    ([, address = '']) => new URL(address).origin,
  )
  return [...new Set(frames)]
}

/**
 * Returns the CSS rules that place each note of a page beside its reference in the text, below the note before it
 * (components/section/notes.css). They are part of the style sheet, and so of its hash. A page without such notes gets
 * an empty string.
 */
export function noteRules(markup: string): string {
  if (!markup.includes(' class="story noted"')) return ''
  const numbers = [...markup.matchAll(/<li id="note-(\d+)"/g)].map(([, number]) => Number(number))
  return numbers
    .map(
      (number) =>
        `#ref-${number}{anchor-name:--ref-${number}}` +
        `#note-${number}{anchor-name:--note-${number};--call:--ref-${number};--above:--note-${number - 1}}`,
    )
    .join('')
}

/**
 * Returns the tags in a page's head that make the site an app. They are its manifest, the icon for iOS, and the colour
 * of the browser's bars in dark mode; in light mode they are light by default, unless the publication chose a colour.
 * The language chooser and the 404 page belong to no language and get none.
 * @param name the page's file in the site
 */
function pwaLinks(name: string, themeColor: string | undefined): string {
  const [lang, rest] = name.split('/')
  if (rest === undefined) return ''
  return (
    `<link rel="manifest" href="/${lang}/manifest.webmanifest"><link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">` +
    (themeColor ? `<meta name="theme-color" content="${themeColor}" media="(prefers-color-scheme:light)">` : '') +
    '<meta name="theme-color" content="#10141a" media="(prefers-color-scheme:dark)">'
  )
}

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
  /** The hash of the inline script of its own. */
  readonly early?: string | undefined
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
    early,
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
      ...(early ? [`'${early}'`] : []),
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

/**
 * Returns the sources of the scripts of services: their URLs, their further hosts, and the code before them by its
 * hash.
 */
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

/** Returns the facts from which the settings of every host are written. */
export function hostingOf<Content>(options: DocumentOptions, content: Content) {
  const { site, hasCms = false } = options
  return { policy: hostPolicy(options), base: site?.pathname ?? '/', ...content, hasCms }
}

/**
 * Returns the Content Security Policy that hosts send. Each page carries its own policy, made of hashes, and the
 * browser applies both. This one states what a page cannot say about itself (who may frame it), and what is true for
 * every page of every build. A server may read it at startup and later serve newer pages, whose styles and scripts it
 * must not block.
 */
function hostPolicy({ compiled, services, portable, hasCms, forms = [], elements = [] }: DocumentOptions): string {
  const { script, lazy, languageChooser, search, offline } = compiled
  const scripts = [script, lazy, languageChooser, search, offline, ...elements.map((one) => one.script)]
  const own = portable ? scripts.map(({ hash }) => `'${hash}'`) : ["'self'"]
  const inline = [SPECULATION_HASH, RESTORE_HASH, NOT_FOUND_HASH, FIRST_DOORS_HASH].map((hash) => `'${hash}'`)
  return [
    ['script-src', ...own, "'wasm-unsafe-eval'", ...inline, ...serviceSources(services)].join(' '), // search is WebAssembly
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${forms.join(' ') || "'none'"}`,
    "frame-ancestors 'none'",
    // Each page requires Trusted Types in its own policy. The CMS editor cannot run under them.
    ...(hasCms ? [] : ["require-trusted-types-for 'script'"]),
  ].join('; ')
}
