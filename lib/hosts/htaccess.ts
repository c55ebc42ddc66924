import { ENDINGS_BY_MEDIA } from '../attachment/file-types.ts'
import { ASK_AGAIN, FOR_EVER, type Hosting, headerLines, redirectLines } from './hosting.ts'

/**
 * Writes settings for Apache 2.4 with mod_headers and mod_rewrite; the parts for a module that is not loaded have no
 * effect. Each request determines the path under which the folder is served, so redirects and the 404 page need not
 * know it.
 */
export function htaccess(hosting: Hosting): string {
  // A percent sign in a header's value would begin a variable.
  const headers = headerLines(hosting, (name, value) => `  Header always set ${name} "${value.replaceAll('%', '%%')}"`)
  const moved = redirectLines(hosting.redirects, '/', (from, to) => {
    return `  RewriteRule ^${from.slice(1)}$ /%{ENV:BASE}${to.slice(1)} [R=301,L]`
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
