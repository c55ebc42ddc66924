import { ENDINGS_BY_MEDIA, FILE_ENDINGS } from '../attachment/file-types.ts'
import { ASK_AGAIN, FOR_EVER, type Hosting, headerLines, redirectLines } from './hosting.ts'

/** Writes settings for a server block of nginx. A location that sets one header inherits none, so it repeats them. */
export function nginxConf(hosting: Hosting): string {
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
${languages.map((tag) => `location ${base}${tag}/ { error_page 404 ${base}${tag}/404.html; }\n`).join('')}${redirectLines(redirects, base, (from, to) => `location = ${from} { return 301 ${to}; }`)}${gone.join('')}`
}

/** Writes settings to import into a site block of Caddy. */
export function caddyfile(hosting: Hosting): string {
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
${redirectLines(redirects, base, (from, to) => `redir ${from} ${to} permanent`)}${gone.join('')}file_server {
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
