import { ASK_AGAIN, FOR_EVER, type Hosting, headerLines } from './host-headers.ts'
import { redirectLines } from './redirect-lines.ts'

/** Writes settings to import into a site block of Caddy. */
export function caddyfile(hosting: Hosting): string {
  const { base, redirects } = hosting
  return `# Pressed by Masthead. In a site block: root * /path/to/out, then import /path/to/out/.hosts/Caddyfile
header {
${headerLines(hosting, (name, value) => `\t${name} "${value}"`)}
	?Cache-Control "${ASK_AGAIN}"
}
@hashed path_regexp \\.[0-9a-f]{12}\\.[a-z]+$
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
@hidden {
	path_regexp /\\.
	not path_regexp /\\.well-known/
}
error @hidden 404
${redirectLines(redirects, base, (from, to) => `redir ${from} ${to} permanent`)}file_server {
	precompressed br gzip
}
handle_errors {
	rewrite * ${base}404.html
	header Cache-Control "${ASK_AGAIN}"
	file_server
}
`
}
