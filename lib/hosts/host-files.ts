import { ENDINGS_BY_MEDIA, FILE_ENDINGS } from '../attachment/file-types.ts'
import type { Redirect } from '../library/outlines.ts'

/** Returns settings for hosts that read them from the folder itself, and snippets for hosts configured by hand. */
export function hostFiles(given: Hosting): { name: string; content: string }[] {
  const hosting = { ...given, withdrawn: given.withdrawn.map((at) => decodeURI(at)) }
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

/** The facts from which the settings of a host are written. */
export interface Hosting {
  readonly policy: string
  /** The path under which the site is served, `/` or `/news/`. */
  readonly base: string
  readonly redirects: readonly Redirect[]
  /**
   * The addresses of withdrawn stories, sorted. Their pages say so, and hosts that can send them with 410 (RFC 9110).
   */
  readonly withdrawn: readonly string[]
  /** The tags of the site's languages. Each has a 404 page in its folder. */
  readonly languages: readonly string[]
  /** Whether the site has a CMS in the browser. */
  readonly hasCms: boolean
}

/** The Cache-Control value for files whose names change with their content. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** The Cache-Control value for pages, which browsers revalidate on every visit. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate'

/**
 * Returns the security headers for every response. Everything is public and feed readers elsewhere show pictures, so
 * other sites may load files. The policy says who may frame a page. Strict-Transport-Security works over https only,
 * and does not include subdomains, which may not belong to the newsroom.
 * @param hasCms whether there is a CMS in the browser. It opens a window to sign in, which goes to the Git host and
 * back, and must then be able to send a message to the first one. `same-origin-allow-popups` would prevent that.
 */
export function securityHeaders(policy: string, hasCms: boolean) {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': hasCms ? 'unsafe-none' : 'same-origin',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Strict-Transport-Security': 'max-age=63072000',
  } as const
}

/**
 * Returns redirects as lines in the syntax of a host, sorted by source address. Apache, nginx and Caddy compare decoded
 * ones.
 * @param base the path under which the site is served, `/` or `/news/`
 */
export function redirectLines(
  redirects: readonly Redirect[],
  base: string,
  line: (from: string, to: string) => string,
) {
  const under = (address: string) => base + address.slice(1)
  return redirects
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to }) => `${line(under(from), under(to))}\n`)
    .join('')
}

/** Returns the security headers as lines in the syntax of a host. */
function headerLines({ policy, hasCms }: Hosting, line: (name: string, value: string) => string): string {
  return Object.entries(securityHeaders(policy, hasCms))
    .map(([name, value]) => line(name, value))
    .join('\n')
}

/**
 * Writes the headers for Netlify and Cloudflare. These hosts differ if two rules set the same header, so no header is
 * in both rules. They revalidate pages by default.
 */
function netlifyHeaders(hosting: Hosting): string {
  const headers = headerLines(hosting, (name, value) => `  ${name}: ${value}`)
  return `/*\n${headers}\n/assets/*\n  Cache-Control: ${FOR_EVER}\n/*/story.md\n  Content-Type: text/markdown; charset=utf-8\n`
}

/**
 * Writes settings for Apache 2.4 with mod_headers and mod_rewrite; the parts for a module that is not loaded have no
 * effect. Each request determines the path under which the folder is served, so redirects and the 404 page need not
 * know it.
 */
function htaccess(hosting: Hosting): string {
  // A percent sign in a header's value would begin a variable.
  const headers = headerLines(hosting, (name, value) => `  Header always set ${name} "${value.replaceAll('%', '%%')}"`)
  const moved = redirectLines(hosting.redirects, '/', (from, to) => {
    const target = to.slice(1).replaceAll('%', '\\%') // a bare one would begin a variable
    return `  RewriteRule ^${decodeURI(from).slice(1)}$ /%{ENV:BASE}${target} [R=301,${to.includes('%') ? 'NE,' : ''}L]`
  })
  const gone = hosting.withdrawn.map((at) => `  RewriteRule ^${at.slice(1)}$ - [E=GONE:${at.slice(1)},R=410,L]\n`)
  return `# Pressed by Masthead.
Options -Indexes -MultiViews
DirectoryIndex index.html
${types((name, type) => `AddType "${type}" .${name}`)}
AddType image/avif .avif
AddType font/woff2 .woff2
${[...ENDINGS_BY_MEDIA].map(([media, endings]) => `AddType "${media}" ${endings.map((ending) => `.${ending}`).join(' ')}`).join('\n')}
<IfModule mod_headers.c>
${headers}
  Header set Cache-Control "${ASK_AGAIN}"
  <FilesMatch "\\.[0-9a-f]{12}\\.[a-z0-9]+(\\.(br|gz))?$">
    Header set Cache-Control "${FOR_EVER}"
  </FilesMatch>
</IfModule>
<IfModule !mod_rewrite.c>
  ErrorDocument 404 /404.html
</IfModule>
<IfModule mod_rewrite.c>
  RewriteEngine on
  RewriteCond %{REQUEST_URI}::$1 ^/(.*?)(.*)::\\2$
  RewriteRule ^(.*)$ - [E=BASE:%1]
  RewriteRule ^(${hosting.languages.join('|')})/ - [E=LANGUAGE:$1/]
  ErrorDocument 404 /%{reqenv:BASE}%{reqenv:LANGUAGE}404.html
  ErrorDocument 410 /%{reqenv:BASE}%{reqenv:GONE}index.html
  RewriteRule (^|/)\\.(?!well-known/) - [R=404,L]
${moved}${gone.join('')}</IfModule>
# Serve what is compressed already. The page is named outright: a folder's index is looked up after these rules.
<IfModule mod_rewrite.c>
  <IfModule mod_headers.c>
    RewriteCond %{REQUEST_FILENAME} -d
    RewriteCond %{REQUEST_URI} /$
    RewriteCond %{REQUEST_FILENAME}index.html -f
    RewriteRule ^(.*)$ $1index.html
    RewriteCond %{HTTP:Accept-Encoding} br
    RewriteCond %{REQUEST_FILENAME}.br -f
    RewriteRule ^(.*)\\.(${TEXTS})$ $1.$2.br [E=no-gzip:1,E=no-brotli:1,L]
    RewriteCond %{HTTP:Accept-Encoding} gzip
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule ^(.*)\\.(${TEXTS})$ $1.$2.gz [E=no-gzip:1,E=no-brotli:1,L]
    <FilesMatch "\\.(${TEXTS})\\.br$">
      Header set Content-Encoding br
    </FilesMatch>
    <FilesMatch "\\.(${TEXTS})\\.gz$">
      Header set Content-Encoding gzip
    </FilesMatch>
    <FilesMatch "\\.(${TEXTS})(\\.(br|gz))?$">
      Header append Vary Accept-Encoding
    </FilesMatch>
    RemoveType .gz
    RemoveLanguage .br
${types((name, type) => `    <FilesMatch "\\.${name}\\.(br|gz)$">\n      ForceType "${type}"\n    </FilesMatch>`)}
  </IfModule>
</IfModule>
`
}

/** The text formats, which have compressed copies beside them, and the media type of each. */
export const TEXT_TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml; charset=utf-8',
} as const
const TEXTS = Object.keys(TEXT_TYPES).join('|')

function types(line: (name: string, type: string) => string): string {
  return Object.entries(TEXT_TYPES)
    .map(([name, type]) => line(name, type))
    .join('\n')
}

/** Writes settings for a server block of nginx. A location that sets one header inherits none, so it repeats them. */
function nginxConf(hosting: Hosting): string {
  const { base, redirects, withdrawn, languages } = hosting
  const under = (address: string) => base + address.slice(1)
  const gone = withdrawn.map(under).map((at) => `location = ${at} { error_page 410 ${at}index.html; return 410; }\n`)
  const headers = headerLines(hosting, (name, value) => `add_header ${name} "${value}" always;`)
  const forEver = `${headers.replaceAll(/^/gm, '  ')}\n  add_header Cache-Control "${FOR_EVER}" always;`
  return `# Pressed by Masthead. In a server block: root /path/to/out; include /path/to/out/.hosts/nginx.conf;
index index.html;
error_page 404 ${base}404.html;
autoindex off;
charset utf-8;
absolute_redirect off;
gzip_static on;
gzip_vary on;
# With the brotli module: brotli_static on;
${headers}
add_header Cache-Control "${ASK_AGAIN}" always;
location ~ "\\.[0-9a-f]{12}\\.(${FILE_ENDINGS.join('|')})$" {
  types {
${[...ENDINGS_BY_MEDIA].map(([media, endings]) => `    "${media}" ${endings.join(' ')};`).join('\n')}
  }
${forEver}
}
location ~ "\\.[0-9a-f]{12}\\.[a-z]+2?$" {
${forEver}
}
location ~ "\\.md$" {
  types {}
  default_type "text/markdown; charset=utf-8";
}
location ~ "\\.webmanifest$" {
  types {}
  default_type application/manifest+json;
}
location ~ "/\\.(?!well-known/)" {
  return 404;
}
${languages.map((tag) => `location ${base}${tag}/ { error_page 404 ${base}${tag}/404.html; }\n`).join('')}${redirectLines(redirects, base, (from, to) => `location = ${decodeURI(from)} { return 301 ${to}; }`)}${gone.join('')}`
}

/** Writes settings to import into a site block of Caddy. */
function caddyfile(hosting: Hosting): string {
  const { base, redirects, withdrawn, languages } = hosting
  const gone = withdrawn.map((address) => `error ${base}${address.slice(1)} 410\n`)
  return `# Pressed by Masthead. In a site block: root * /path/to/out, then import /path/to/out/.hosts/Caddyfile
header {
${headerLines(hosting, (name, value) => `\t${name} "${value}"`)}
	?Cache-Control "${ASK_AGAIN}"
}
@hashed path_regexp \\.[0-9a-f]{12}\\.[a-z0-9]+$
header @hashed Cache-Control "${FOR_EVER}"
# The file server, which comes later, would name the types that the system knows.
@markdown path *.md
header @markdown {
	Content-Type "text/markdown; charset=utf-8"
	defer
}
@webmanifest path *.webmanifest
header @webmanifest {
	Content-Type application/manifest+json
	defer
}
map {path} {media_type} {
${[...ENDINGS_BY_MEDIA].map(([media, endings]) => `\t~\\.(${endings.join('|')})$ "${media}"`).join('\n')}
}
@attached path_regexp \\.[0-9a-f]{12}\\.(${FILE_ENDINGS.join('|')})$
header @attached {
	Content-Type {media_type}
	defer
}
@hidden {
	path_regexp /\\.
	not path_regexp /\\.well-known/
}
error @hidden 404
${redirectLines(redirects, base, (from, to) => `redir ${decodeURI(from)} ${to} permanent`)}${gone.join('')}file_server {
	precompressed br gzip
}
handle_errors {
	@gone expression {err.status_code} == 410
	handle @gone {
		rewrite * {path}index.html
	}
	@language path_regexp language ^${base}(${languages.join('|')})/
	handle @language {
		rewrite * ${base}{re.language.1}/404.html
	}
	handle {
		rewrite * ${base}404.html
	}
	header Cache-Control "${ASK_AGAIN}"
	file_server
}
`
}
