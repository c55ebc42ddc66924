import { ASK_AGAIN, FOR_EVER, type Hosting, headerLines } from './host-headers.ts'
import { redirectLines } from './redirect-lines.ts'

/**
 * Writes settings to include in a server block of nginx. A location that sets one header inherits none, so it repeats
 * them all.
 */
export function nginxConf(hosting: Hosting): string {
  const { base, redirects } = hosting
  const headers = headerLines(hosting, (name, value) => `add_header ${name} "${value}" always;`)
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
location ~ "\\.[0-9a-f]{12}\\.[a-z]+$" {
${headers.replaceAll(/^/gm, '  ')}
  add_header Cache-Control "${FOR_EVER}" always;
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
${redirectLines(redirects, base, (from, to) => `location = ${from} { return 301 ${to}; }`)}`
}
