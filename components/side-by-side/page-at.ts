import { textAt } from './text-at.ts'

const rules = { createHTML: (source: string) => source.replace(STYLE_ELEMENT, '') }
let policy: typeof rules | undefined

const STYLE_ELEMENT = /<style>.*?<\/style>/s
// The rules of app/scripts.css, as minified by the build: the typography of a script, including a condition around it.
const SCRIPT_RULE = /(?:@supports[^{}]+\{)?(?:\[data-script=\w+\],?)+\{[^{}]*\}+/g

/** Another page of the site. */
export interface OtherPage {
  readonly page: Document
  /** The typography rules of its script, which this page lacks: each page has only its own rules. */
  readonly typography: string
}

/**
 * Loads another page of the site and parses it without running anything in it; links become absolute. A parsed page is
 * subject to the content security policy of the page that parses it, which allows only that page's own style: the
 * other’s is left out.
 * @throws if it cannot be loaded or is not a story
 */
export async function pageAt(address: string): Promise<OtherPage> {
  const source = await textAt(address)
  policy ??= window.trustedTypes?.createPolicy('masthead-twin', rules) ?? rules
  const page = new DOMParser().parseFromString(policy.createHTML(source), 'text/html')
  if (!page.querySelector('.prose')) throw new Error(address)
  for (const link of page.querySelectorAll('.story a:not([href^="#"])')) {
    link.setAttribute('href', new URL(link.getAttribute('href') ?? '', address).href)
  }
  const [style = ''] = source.match(STYLE_ELEMENT) ?? []
  return { page, typography: style.match(SCRIPT_RULE)?.join('') ?? '' }
}
