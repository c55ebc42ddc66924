import type { Metadata } from 'next'

/** Writes a page's metadata as Next does, for the fields that `pageMetadata` sets. */
export function headMarkup({ title, description, alternates, icons }: Metadata): string {
  const tags = [
    `<title>${escapeHtml(String(title))}</title>`,
    `<meta name="description" content="${escapeHtml(description ?? '')}">`,
  ]
  const { canonical, languages } = alternates ?? {}
  if (canonical) tags.push(`<link rel="canonical" href="${escapeHtml(String(canonical))}">`)
  for (const [tag, url] of Object.entries(languages ?? {})) {
    tags.push(`<link rel="alternate" hreflang="${tag}" href="${escapeHtml(String(url))}">`)
  }
  const icon = icons && typeof icons === 'object' && 'icon' in icons ? icons.icon : undefined
  if (icon && typeof icon === 'object' && 'url' in icon) {
    tags.push(`<link rel="icon" href="${escapeHtml(String(icon.url))}" type="${icon.type}">`)
  }
  return tags.join('')
}

/** Text as HTML, in an attribute or between tags. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
