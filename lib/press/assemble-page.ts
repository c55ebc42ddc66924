import type { Metadata } from 'next'
import type { Service } from '../publication/publication.ts'
import { headMarkup } from '../syndication/head-markup.ts'
import { policyText } from './add-policy.ts'
import type { Compiled, Route } from './compiled.ts'
import { linkFrom } from './relative-links.ts'

/** What pages are assembled with. */
export interface Assembly {
  readonly compiled: Compiled
  readonly services: readonly Service[]
  readonly site: URL | undefined
}

/** A page as its components render it. */
export interface RenderedPage {
  readonly metadata: Metadata
  readonly markup: string
}

/**
 * Makes the finished page out of what its components rendered: the same as pressing Next's export of it, which the build
 * proves for one page of each kind, at a fraction of the time. That it needs no parser follows from React: a quotation
 * mark or angle bracket that belongs to a text is always escaped, so those that stand in the markup are the markup's own.
 * @param name the page's file in the site
 */
export function assemblePage(
  { metadata, markup }: RenderedPage,
  name: string,
  route: Route,
  assembly: Assembly,
): string {
  const { compiled, services, site } = assembly
  const css = compiled.css[route]
  const behaves = /<[a-z]+-[a-z-]+[ >]/.test(markup)
  const { name: file, hash } = compiled.script
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyText({ css, script: compiled.script, services })}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    route === 'notFound' ? '<meta name="robots" content="noindex">' : '', // as Next has it
    headMarkup(metadata),
  ].join('')
  const to = linkFrom(name, site)
  const script = behaves ? `<script src="/${file}" defer integrity="${hash}"></script>` : ''
  const [before = '', after = ''] = split(tidy(markup))
  const links = (html: string) =>
    html.replaceAll(
      / (href|src|poster)="(\/[^"]*)"/g,
      (_, attribute: string, address: string) => ` ${attribute}="${to(address)}"`,
    )
  return `<!doctype html>${before}<head>${links(head)}<style>${css}</style>${links(script)}</head>${links(after)}`
}

function split(markup: string): [string, string] {
  const body = markup.indexOf('<body')
  return [markup.slice(0, body).replace(/<head>.*<\/head>/, ''), markup.slice(body)]
}

/** Writes what React writes for XML's sake as HTML has it. */
function tidy(markup: string): string {
  return markup
    .replaceAll('/>', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('=""', '')
    .replaceAll(/ ([a-z]+[A-Z][A-Za-z]*)="/g, (_, name: string) => ` ${name.toLowerCase()}="`)
}
