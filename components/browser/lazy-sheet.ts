/** Milliseconds for which a response is used without asking the server again. */
const FRESH = 600_000

/**
 * Returns the text of a file of the site. For ten minutes it comes from the browser's cache without a request, because
 * many hosts make browsers revalidate pages at each load. Later the server says whether it is still current.
 * @throws if it cannot be loaded
 */
export async function textAt(address: string): Promise<string> {
  const kept = await fetch(address, { cache: 'force-cache' })
  const age = Date.now() - Date.parse(kept.headers.get('date') ?? '')
  const response = kept.ok && Math.abs(age) < FRESH ? kept : await fetch(address)
  if (!response.ok) throw new Error(address)
  return response.text()
}

/** Adds rules to the page, for good. */
export function addRules(rules: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets.push(sheet)
}

let isApplied = false

/**
 * Applies the style sheet of what loads on demand, once.
 * @throws if it cannot be loaded; the next call tries again
 */
export async function applySheet(address: string): Promise<void> {
  const rules = await textAt(address)
  if (!isApplied) addRules(rules)
  isApplied = true
}
