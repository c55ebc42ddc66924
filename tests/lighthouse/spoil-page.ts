/**
 * A page with a problem of each kind that Lighthouse takes points for: it blocks for two seconds, has no language, no
 * title, and no doctype.
 * @param html of a built page
 */
export function spoilPage(html: string): string {
  const block = '<script>{const end=performance.now()+2000;while(performance.now()<end);}</script>'
  return html
    .replace(/^<!doctype html>/i, '')
    .replace(/(<html[^>]*?) lang="[^"]*"/, '$1')
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')
    .replace(/<title>[^<]*<\/title>/, block)
}
