import { createHash } from 'node:crypto'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { type Compiled, routeOf } from '../../../lib/builder/page/compiled.ts'
import { parseCss } from '../../../lib/builder/page/page-css.ts'
import { type DocumentOptions, renderDocument } from '../../../lib/builder/page/render-document.ts'
import type { PageMetadata } from '../../../lib/syndication/page-metadata.ts'

/** A script of a site, as its bundle would be. */
function aScript(name: string) {
  const code = `void '${name}'`
  return { name: `assets/${name}.0123456789ab.js`, code, hash: `sha256-${digestOf(code)}` }
}

export const SCRIPTS = {
  script: aScript('masthead'),
  lazy: aScript('lazy'),
  languageChooser: aScript('language-chooser'),
  search: aScript('search'),
  offline: aScript('offline'),
  live: aScript('live'),
}

export const METADATA: PageMetadata = {
  title: 'Ships',
  description: 'All ships',
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
}

/** What a page is rendered from, where it differs from a story without anything special. */
export interface PageFacts extends Partial<Omit<DocumentOptions, 'compiled'>> {
  /** The page's file in the site. */
  readonly name?: string
  readonly metadata?: Partial<PageMetadata>
  readonly css?: string
  /** The style of the side-by-side view. */
  readonly pairCode?: string
}

/** The document of a page with this body, as React would write it. */
export function documentOf(body: string, facts: PageFacts = {}): string {
  const { name = 'en/ships/index.html', metadata = {}, css = 'p{margin:0}', pairCode, ...options } = facts
  const markup = `<html lang="en" dir="ltr"><head></head><body>${body}</body></html>`
  const page = { metadata: { ...METADATA, ...metadata }, markup }
  const assembly = { compiled: compiledWith(css, pairCode), services: [], site: undefined, offline: false, ...options }
  return renderDocument(page, name, routeOf(name), assembly)
}

/** What is in the document's `<head>` or `<body>`, as text. */
export function partOf(tag: 'head' | 'body', document: string): string {
  return new RegExp(`<${tag}>(.*)</${tag}>`, 's').exec(document)?.[1] ?? ''
}

/** The policy of a document, by directive. */
export function policyIn(document: string): Record<string, string> {
  const policy = String(select('meta[http-equiv]', fromHtml(document))?.properties.content)
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
}

/** The SHA-256 of a text, as a policy writes it. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** Compiled code with one style sheet for all pages. */
export function compiledWith(css: string, pairCode = ''): Compiled {
  const sheet = parseCss(css)
  const sheets: Compiled['css'] = {
    languageChooser: sheet,
    front: sheet,
    story: sheet,
    list: sheet,
    search: sheet,
    offline: sheet,
    notFound: sheet,
  }
  const lazySheet = { name: 'assets/pair.0123456789ab.css', code: pairCode }
  const workers = { on: '', off: '' }
  return { css: sheets, properties: {}, ...SCRIPTS, scriptWithServices: SCRIPTS.script, lazySheet, workers }
}
