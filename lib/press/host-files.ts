/** A file that some host reads. */
export interface HostFile {
  readonly name: string
  readonly content: string
}

/**
 * Headers for every answer. A page carries its own Content Security Policy of hashes; what a page cannot say of itself
 * (who may frame it) is said here. HSTS is understood over https only.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
}

const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'public, max-age=0, must-revalidate'

/** Settings for the hosts that read them from the folder itself, and snippets for those that are configured by hand. */
export function hostFiles(): HostFile[] {
  return [
    { name: '.nojekyll', content: '' },
    { name: '_headers', content: netlifyHeaders() },
    { name: '.htaccess', content: htaccess() },
    { name: '.hosts/nginx.conf', content: nginx() },
    { name: '.hosts/Caddyfile', content: caddyfile() },
  ]
}

/** Netlify and Cloudflare Pages. */
function netlifyHeaders(): string {
  const headers = entries((name, value) => `  ${name}: ${value}`)
  return `/*\n${headers}\n  Cache-Control: ${ASK_AGAIN}\n/assets/*\n  ! Cache-Control\n  Cache-Control: ${FOR_EVER}\n`
}

/** Apache 2.4 with mod_headers and mod_rewrite; what is not loaded is left out. */
function htaccess(): string {
  return `# Pressed by Masthead.
Options -Indexes -MultiViews
DirectoryIndex index.html
# The path under which the site lives comes before /404.html, e.g. /news/404.html.
ErrorDocument 404 /404.html
AddDefaultCharset utf-8
AddType image/svg+xml .svg
AddType image/avif .avif
AddType text/javascript .js
<IfModule mod_headers.c>
${entries((name, value) => `  Header always set ${name} "${value}"`)}
  Header set Cache-Control "${ASK_AGAIN}"
  <FilesMatch "\\.[0-9a-f]{12}\\.[a-z]+(\\.(br|gz))?$">
    Header set Cache-Control "${FOR_EVER}"
  </FilesMatch>
</IfModule>
# Serve what is compressed already. The page is named outright: a folder's index is looked up after these rules.
<IfModule mod_rewrite.c>
  <IfModule mod_headers.c>
    RewriteEngine on
    RewriteCond %{REQUEST_FILENAME} -d
    RewriteCond %{REQUEST_URI} /$
    RewriteCond %{REQUEST_FILENAME}index.html -f
    RewriteRule ^(.*)$ $1index.html
    RewriteCond %{HTTP:Accept-Encoding} br
    RewriteCond %{REQUEST_FILENAME}.br -f
    RewriteRule ^(.*)\\.(html|js|svg)$ $1.$2.br [E=no-gzip:1,E=no-brotli:1,L]
    RewriteCond %{HTTP:Accept-Encoding} gzip
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule ^(.*)\\.(html|js|svg)$ $1.$2.gz [E=no-gzip:1,E=no-brotli:1,L]
    <FilesMatch "\\.(html|js|svg)\\.br$">
      Header set Content-Encoding br
      Header append Vary Accept-Encoding
    </FilesMatch>
    <FilesMatch "\\.(html|js|svg)\\.gz$">
      Header set Content-Encoding gzip
      Header append Vary Accept-Encoding
    </FilesMatch>
    RemoveType .gz
    RemoveLanguage .br
    <FilesMatch "\\.html\\.(br|gz)$">
      ForceType "text/html; charset=utf-8"
    </FilesMatch>
    <FilesMatch "\\.js\\.(br|gz)$">
      ForceType text/javascript
    </FilesMatch>
    <FilesMatch "\\.svg\\.(br|gz)$">
      ForceType image/svg+xml
    </FilesMatch>
  </IfModule>
</IfModule>
`
}

/** To be included in a server block. */
function nginx(): string {
  const headers = entries((name, value) => `add_header ${name} "${value}" always;`)
  const inLocation = headers.replaceAll(/^/gm, '  ')
  return `# Pressed by Masthead. In a server block: root /path/to/out; include /path/to/out/.hosts/nginx.conf;
index index.html;
error_page 404 /404.html;
autoindex off;
charset utf-8;
absolute_redirect off;
gzip_static on;
# With the brotli module: brotli_static on;
${headers}
add_header Cache-Control "${ASK_AGAIN}" always;
location ~ "\\.[0-9a-f]{12}\\.[a-z]+$" {
${inLocation}
  add_header Cache-Control "${FOR_EVER}" always;
}
location ~ "/\\.(?!well-known)" {
  return 404;
}
`
}

/** To be imported in a site block. */
function caddyfile(): string {
  const headers = entries((name, value) => `\t${name} "${value}"`)
  return `# Pressed by Masthead. In a site block: root * /path/to/out, then import /path/to/out/.hosts/Caddyfile
header {
${headers}
	?Cache-Control "${ASK_AGAIN}"
}
@hashed path_regexp \\.[0-9a-f]{12}\\.[a-z]+$
header @hashed Cache-Control "${FOR_EVER}"
@hidden {
	path_regexp /\\.
	not path /.well-known/*
}
respond @hidden 404
file_server {
	precompressed br gzip
}
handle_errors {
	rewrite * /404.html
	file_server
}
`
}

function entries(line: (name: string, value: string) => string): string {
  return Object.entries(SECURITY_HEADERS)
    .map(([name, value]) => line(name, value))
    .join('\n')
}
