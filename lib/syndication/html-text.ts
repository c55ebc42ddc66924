import type { Element } from 'hast'
import { h } from 'hastscript'
import type { FootnoteReference, Image, List, Root, RootContent, Text } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { remark } from 'remark'
import remarkHtml, { type Options } from 'remark-html'
import { figureParts } from '../language/figures.ts'
import { memoizeByText } from '../language/format.ts'
import { languageOf } from '../language/language.ts'
import { movesOf } from '../library/outlines.ts'
import type { SiteFile } from '../library/site-file.ts'
import { absolute, fileAt, linkFrom } from '../publication/addresses.ts'
import { INLINE_ELEMENTS } from '../story/types/section.ts'
import type { EditionNames, Story } from '../story/types/story.ts'

/**
 * Writes a text as HTML for feed readers, which may show what they get. Footnotes become a numbered list at its end.
 * @param nodes the text as a Markdown tree
 * @param lang the language of the text, for the order of numbers in it
 * @example
 * htmlText([{ type: 'paragraph', children: [{ type: 'text', value: 'Fish & chips' }] }]) // => '<p>Fish &#x26; chips</p>'
 */
export function htmlText(nodes: readonly RootContent[], lang = 'en'): string {
  const notes = nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []))
  const list: List = {
    type: 'list',
    ordered: true,
    children: notes.map(({ children }) => ({ type: 'listItem', children })),
  }
  const text = nodes.filter(({ type }) => type !== 'footnoteDefinition')
  return write(textProcessor(lang), notes.length > 0 ? [...text, list] : text)
}

type AllowList = Exclude<Options['sanitize'], boolean | null | undefined>

/** What HTML outside React can contain, and nothing else, whatever its source. */
const ALLOWED = {
  tagNames: [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'code', 'hr', 'br'],
    ...['aside', 'details', 'summary', 'figure', 'figcaption', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
    ...['a', 'em', 'strong', 'del'],
    ...INLINE_ELEMENTS,
  ],
  attributes: {
    '*': ['title', 'lang', 'dir'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  strip: ['script', 'style'],
} satisfies AllowList

/** The same, with what a whole document also needs. */
const ALLOWED_IN_DOCUMENTS: AllowList = {
  tagNames: [...ALLOWED.tagNames, 'html', 'head', 'meta', 'title', 'link', 'style', 'body', 'div', 'h1'],
  attributes: {
    ...ALLOWED.attributes,
    '*': [...ALLOWED.attributes['*'], 'className', 'style'],
    meta: ['charSet', 'httpEquiv', 'name', 'content'],
    link: ['rel', 'href'],
    table: ['role', 'width', 'cellPadding', 'cellSpacing', 'border'],
  },
  // A link of a mail may be a placeholder with a colon, which the provider replaces by an address.
  protocols: { src: ['http', 'https'] },
  strip: ['script'],
  clobber: [], // the names of `meta` are no ids
}

const handlers: Options['handlers'] = {
  // A picture is alone in a figure, which may also contain its caption.
  image: (_state, { url, alt, data }: Image) => {
    const { title, ...size } = data?.hProperties ?? {}
    const picture = h('img', { src: url, alt: alt ?? '', ...size })
    return title ? [picture, h('figcaption', String(title))] : [picture]
  },
  footnoteReference: (_state, { label, data }: FootnoteReference) => h('sup', h('a', { ...data?.hProperties }, label)),
}

/**
 * Returns the processor that writes the texts of a language. It keeps the order of numbers in an element of their own.
 */
const textProcessor = memoizeByText((lang) => {
  const text = (state: State, node: Text) => {
    const whole = defaultHandlers.text(state, node)
    // A text may be an element, such as the credit of a picture.
    if (whole.type !== 'text') return whole
    return figureParts(whole.value, lang).map((value, index) =>
      index % 2 === 0 ? { type: 'text' as const, value } : h('bdi', value),
    )
  }
  return remark()
    .use(remarkHtml, { sanitize: ALLOWED, handlers: { ...handlers, text } })
    .freeze()
})

const documentProcessor = remark().use(remarkHtml, { sanitize: ALLOWED_IN_DOCUMENTS }).freeze()

/**
 * Writes a document that React does not render, such as a mail or a redirect.
 * @param html its element `html`
 */
export function htmlDocument({ tagName, properties, children }: Element): string {
  const data = { hName: tagName, hProperties: properties, hChildren: children }
  return `<!doctype html>${write(documentProcessor, [{ type: 'paragraph', children: [], data }])}`
}

function write(processor: { stringify(tree: Root): string }, children: RootContent[]): string {
  return processor.stringify({ type: 'root', children }).trimEnd()
}

/**
 * Returns a page at each former address of a story, which redirects browsers immediately. Hosts that support redirects
 * do so themselves and never show it (lib/hosts/host-files.ts).
 * @param portable whether links name index.html, for reading from a disk
 */
export function redirectPages(story: Story, site: URL | undefined, portable: boolean) {
  return movesOf(story).map(({ from, to, of }): SiteFile => {
    const name = fileAt(from)
    return { name, make: () => page(of, linkFrom(name, site, portable)(to), absolute(to)) }
  })
}

function page({ title, lang }: EditionNames, link: string, canonical: string | undefined) {
  const head = [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'robots', content: 'noindex' }),
    h('title', title),
    ...(canonical ? [h('link', { rel: 'canonical', href: canonical })] : []),
    h('meta', { httpEquiv: 'refresh', content: `0; url=${link}` }),
  ]
  const body = h('p', h('a', { href: link }, title))
  return htmlDocument(h('html', { lang, dir: languageOf(lang).dir }, h('head', head), h('body', body)))
}

const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"
