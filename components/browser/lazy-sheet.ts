// The style sheet has the name of the lazy script, but for its end (lib/builder/compile/bundle-scripts.ts).
const address = document.currentScript?.getAttribute('src')?.replace(/js$/, 'css') ?? ''

let isApplied = false

const texts: Record<string, string> = {}

/**
 * Returns the text of a file of the site; this page loads it once.
 * @throws if it cannot be loaded; the next call tries again
 */
export async function textAt(address: string): Promise<string> {
  texts[address] ??= await load(address)
  return texts[address]
}

async function load(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(address)
  return response.text()
}

/** Adds rules to the page, for good. */
export function addRules(rules: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets.push(sheet)
}

/**
 * Applies the style sheet of what loads on demand.
 * @throws if it cannot be loaded; the next call tries again
 */
export async function applySheet(): Promise<void> {
  const rules = await textAt(address)
  if (!isApplied) addRules(rules)
  isApplied = true
}
