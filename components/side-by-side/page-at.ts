import { textAt } from './text-at.ts'

const rules = { createHTML: (source: string) => source.replace(STYLE_ELEMENT, '') }
let policy: typeof rules | undefined

const STYLE_ELEMENT = /<style>.*?<\/style>/s
// As app/scripts.css has them, pressed: what sets a text in its script, with the condition that it may have.
const SCRIPT_RULE = /(?:@supports[^{}]+\{)?(?:\[data-script=\w+\],?)+\{[^{}]*\}+/g

/** Another page of the site. */
export interface OtherPage {
  readonly page: Document
  /** The rules that set it in its script; a page has no rules but for its own. */
  readonly typography: string
}

/**
 * Another page of the site, parsed without anything in it being run, and with links that are whole. A page that is parsed answers
 * to the policy of the one it is parsed in, which knows no style but its own: the other’s is left out.
 * @throws if it cannot be loaded, or is no story
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
