import { FOR_EVER, type Hosting, headerLines, redirectLines } from './hosting.ts'
import { htaccess } from './htaccess.ts'
import { caddyfile, nginxConf } from './server-snippets.ts'

/** Returns settings for hosts that read them from the folder itself, and snippets for hosts configured by hand. */
export function hostFiles(hosting: Hosting): { name: string; content: string }[] {
  const { redirects, base } = hosting
  const files = [
    { name: '_headers', content: netlifyHeaders(hosting) },
    { name: '_redirects', content: redirectLines(redirects, base, (from, to) => `${from} ${to} 301`) },
    { name: '.htaccess', content: htaccess(hosting) },
    { name: '.hosts/nginx.conf', content: nginxConf(hosting) },
    { name: '.hosts/Caddyfile', content: caddyfile(hosting) },
  ]
  // Only GitHub gives an empty file a meaning.
  return [{ name: '.nojekyll', content: '' }, ...files.filter(({ content }) => content !== '')]
}

/**
 * Writes the headers for Netlify and Cloudflare. These hosts differ if two rules set the same header, so no header is
 * in both rules. They revalidate pages by default.
 */
function netlifyHeaders(hosting: Hosting): string {
  const headers = headerLines(hosting, (name, value) => `  ${name}: ${value}`)
  return `/*\n${headers}\n/assets/*\n  Cache-Control: ${FOR_EVER}\n/*/story.md\n  Content-Type: text/markdown; charset=utf-8\n`
}
