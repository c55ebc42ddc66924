/** A view of the desk, as the fragment of the address names it. */
export type DeskView =
  | { readonly name: 'stories' }
  | { readonly name: 'new' }
  | { readonly name: 'newspaper' }
  | { readonly name: 'text'; readonly slug: string; readonly lang: string }

/**
 * Returns the view that a fragment names; the list of stories if it names none.
 * @example
 * viewOf('#/text/the-harbour-reopens/fa') // => { name: 'text', slug: 'the-harbour-reopens', lang: 'fa' }
 */
export function viewOf(fragment: string): DeskView {
  const [, name, slug, lang] = fragment.split('/')
  if (name === 'new' || name === 'newspaper') return { name }
  return name === 'text' && slug && lang ? { name, slug: decodeURIComponent(slug), lang } : { name: 'stories' }
}

/** Returns the fragment that names a view. */
export function fragmentOf(view: DeskView): string {
  if (view.name === 'stories') return '#/'
  return view.name === 'text' ? `#/text/${encodeURIComponent(view.slug)}/${view.lang}` : `#/${view.name}`
}

/** Shows another view. The browser’s own button goes back to the one before. */
export function goTo(view: DeskView): void {
  location.hash = fragmentOf(view)
}
