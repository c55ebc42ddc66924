import { caddyfile } from './caddyfile.ts'
import { FOR_EVER, type Hosting, headerLines } from './host-headers.ts'
import { htaccess } from './htaccess.ts'
import { nginxConf } from './nginx-conf.ts'
import { redirectLines } from './redirect-lines.ts'

/** A file that some host reads. */
export interface HostFile {
  readonly name: string
  readonly content: string
}

/** Settings for the hosts that read them from the folder itself, and snippets for those that are configured by hand. */
export function hostFiles(hosting: Hosting): HostFile[] {
  const { redirects, base } = hosting
  const files = [
    { name: '_headers', content: netlifyHeaders(hosting) },
    { name: '_redirects', content: redirectLines(redirects, base, (from, to) => `${from} ${to} 301`) },
    { name: '.htaccess', content: htaccess(hosting) },
    { name: '.hosts/nginx.conf', content: nginxConf(hosting) },
    { name: '.hosts/Caddyfile', content: caddyfile(hosting) },
  ]
  // An empty file means something to GitHub alone.
  return [{ name: '.nojekyll', content: '' }, ...files.filter(({ content }) => content !== '')]
}

/**
 * Netlify and Cloudflare. Where two rules give one header the hosts differ, so no header stands in both; pages are asked
 * for again without being told to.
 */
function netlifyHeaders(hosting: Hosting): string {
  const headers = headerLines(hosting, (name, value) => `  ${name}: ${value}`)
  return `/*\n${headers}\n/assets/*\n  Cache-Control: ${FOR_EVER}\n/*/story.md\n  Content-Type: text/markdown; charset=utf-8\n`
}
