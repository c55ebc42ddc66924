import { ASK_AGAIN, FOR_EVER, headerLines } from './host-headers.ts'

/** Apache 2.4 with mod_headers and mod_rewrite; what is not loaded is left out. */
export function htaccess(): string {
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
${headerLines((name, value) => `  Header always set ${name} "${value}"`)}
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
