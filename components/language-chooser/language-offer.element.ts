/** Marks the door that fits the browser's language best. It offers: nobody is sent anywhere. */
export class LanguageOffer extends HTMLElement {
  connectedCallback(): void {
    const doors = [...this.querySelectorAll<HTMLElement>('[lang]')]
    const tags = doors.map((door) => door.lang)
    const best = navigator.languages.map((wanted) => bestMatch(wanted, tags)).find(Boolean)
    const offer = doors.find((door) => door.lang === best)?.querySelector<HTMLElement>('.offer')
    if (offer) offer.hidden = false
  }
}

/** The tag that serves a reader of `wanted`: the longest that begins it (RFC 4647, lookup), else one of the same language. */
export function bestMatch(wanted: string, tags: readonly string[]): string | undefined {
  for (let parts = wanted.toLowerCase().split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
    const found = tags.find((tag) => tag.toLowerCase() === parts.join('-'))
    if (found) return found
  }
  const language = wanted.toLowerCase().split('-')[0]
  return tags.find((tag) => tag.toLowerCase().split('-')[0] === language)
}
