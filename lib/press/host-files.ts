import { ASK_AGAIN, FOR_EVER, headerLines } from './host-headers.ts'
import { htaccess } from './htaccess.ts'

/** A file that some host reads. */
export interface HostFile {
  readonly name: string
  readonly content: string
}

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
  const headers = headerLines((name, value) => `  ${name}: ${value}`)
  return `/*\n${headers}\n  Cache-Control: ${ASK_AGAIN}\n/assets/*\n  ! Cache-Control\n  Cache-Control: ${FOR_EVER}\n`
}

/** To be included in a server block. */
function nginx(): string {
  const headers = headerLines((name, value) => `add_header ${name} "${value}" always;`)
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
  const headers = headerLines((name, value) => `\t${name} "${value}"`)
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
