/** Marks the link to the language that fits the browser best. It is only a suggestion and never redirects. */
export class LanguageOffer extends HTMLElement {
  connectedCallback(): void {
    const items = [...this.querySelectorAll<HTMLElement>('[lang]')]
    const tags = items.map((item) => item.lang)
    const best = navigator.languages.map((wanted) => bestMatch(wanted, tags)).find(Boolean)
    const offer = items.find((item) => item.lang === best)?.querySelector<HTMLElement>('.offer')
    if (offer) offer.hidden = false
  }
}

/** Returns the tag that is the longest prefix of `wanted` (RFC 4647, lookup), otherwise one of the same language. */
export function bestMatch(wanted: string, tags: readonly string[]): string | undefined {
  for (let parts = wanted.toLowerCase().split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
    const found = tags.find((tag) => tag.toLowerCase() === parts.join('-'))
    if (found) return found
  }
  const language = wanted.toLowerCase().split('-')[0]
  return tags.find((tag) => tag.toLowerCase().split('-')[0] === language)
}
