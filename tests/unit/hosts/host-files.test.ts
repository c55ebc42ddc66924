import { expect, test } from 'vitest'
import {
  FIRST_DOORS_HASH,
  NOT_FOUND_HASH,
  RESTORE_HASH,
  SPECULATION_HASH,
} from '../../../lib/builder/page/behaviours.ts'
import { type DocumentOptions, hostingOf } from '../../../lib/builder/page/render-document.ts'
import { hostFiles } from '../../../lib/hosts/host-files.ts'
import { compiledWith, SCRIPTS } from '../build/documents.ts'
import { aService } from '../helpers/pages.ts'

const ASSEMBLY: DocumentOptions = { compiled: compiledWith(''), services: [], site: undefined, offline: true }
const MOVED = [
  { from: '/en/old/', to: '/en/new/' },
  { from: '/ar/old/', to: '/ar/new/' },
]

function file(name: string, assembly = ASSEMBLY): string | undefined {
  const content = { redirects: MOVED, withdrawn: ['/ar/gone/', '/en/gone/'], languages: ['en', 'ar'] }
  return hostFiles(hostingOf(assembly, content)).find((host) => host.name === name)?.content
}

const service = (script: string) => aService({ script })

test('an address that has moved leads to its new one on every host, sorted', () => {
  expect(file('_redirects')).toBe('/ar/old/ /ar/new/ 301\n/en/old/ /en/new/ 301\n')
  expect(file('.hosts/nginx.conf')).toContain('location = /en/old/ { return 301 /en/new/; }\n')
  expect(file('.hosts/Caddyfile')).toContain('redir /en/old/ /en/new/ permanent\n')
  expect(file('.htaccess')).toContain('RewriteRule ^en/old/$ /%{ENV:BASE}en/new/ [R=301,L]\n')
})

test('the page of a withdrawn story is sent with 410 by servers that can, also under a path', () => {
  const news = { ...ASSEMBLY, site: new URL('https://example.org/news/') }
  expect(file('.hosts/nginx.conf', news)).toContain(
    'location = /news/en/gone/ { error_page 410 /news/en/gone/index.html; return 410; }\n',
  )
  expect(file('.hosts/Caddyfile', news)).toContain('error /news/ar/gone/ 410\nerror /news/en/gone/ 410\n')
  expect(file('.htaccess', news)).toContain('RewriteRule ^en/gone/$ - [E=GONE:en/gone/,R=410,L]\n')
  // Cloudflare knows no such status, and reads the same file as Netlify.
  expect(file('_redirects')).not.toContain('gone')
})

test('where nothing has moved, no file says so', () => {
  expect(
    hostFiles(hostingOf(ASSEMBLY, { redirects: [], withdrawn: [], languages: ['en'] })).map(({ name }) => name),
  ).toEqual(['.nojekyll', '_headers', '.htaccess', '.hosts/nginx.conf', '.hosts/Caddyfile'])
})

test('a story’s plain edition is Markdown in UTF-8, whatever its language', () => {
  expect(file('_headers')).toContain('/*/story.md\n  Content-Type: text/markdown; charset=utf-8\n')
  expect(file('.hosts/nginx.conf')).toContain('default_type "text/markdown; charset=utf-8";')
  expect(file('.hosts/Caddyfile')).toMatch(
    /^@(\w+) path \*\.md\nheader @\1 \{\n\tContent-Type "text\/markdown; charset=utf-8"$/m,
  )
  expect(file('.htaccess')).toContain('AddType "text/markdown; charset=utf-8" .md')
})

test('a manifest is one, where the host knows no better', () => {
  for (const name of ['.hosts/nginx.conf', '.hosts/Caddyfile', '.htaccess']) {
    expect(file(name), name).toContain('webmanifest')
    expect(file(name), name).toContain('application/manifest+json')
  }
})

test('for a site under a path, addresses begin with it', () => {
  const news = { ...ASSEMBLY, site: new URL('https://example.org/news/') }
  expect(file('_redirects', news)).toContain('/news/en/old/ /news/en/new/ 301\n')
  expect(file('.hosts/nginx.conf', news)).toContain('error_page 404 /news/404.html;\n')
  expect(file('.hosts/nginx.conf', news)).toContain('location = /news/en/old/ { return 301 /news/en/new/; }\n')
  expect(file('.hosts/Caddyfile', news)).toContain('rewrite * /news/404.html\n')
})

test('a missing page in the folder of a language is answered in that language', () => {
  const news = { ...ASSEMBLY, site: new URL('https://example.org/news/') }
  expect(file('.hosts/nginx.conf', news)).toContain('location /news/ar/ { error_page 404 /news/ar/404.html; }\n')
  expect(file('.hosts/Caddyfile', news)).toContain('path_regexp language ^/news/(en|ar)/\n')
  expect(file('.htaccess')).toContain('RewriteRule ^(en|ar)/ - [E=LANGUAGE:$1/]\n')
})

test('the policy that hosts send holds no digest that a change of style or script would change', () => {
  expect(file('_headers')).toContain(
    `script-src 'self' 'wasm-unsafe-eval' '${SPECULATION_HASH}' '${RESTORE_HASH}' '${NOT_FOUND_HASH}' '${FIRST_DOORS_HASH}'; object-src 'none'`,
  )
  for (const { content } of hostFiles(hostingOf(ASSEMBLY, { redirects: MOVED, withdrawn: [], languages: ['en'] })))
    for (const { hash } of Object.values(SCRIPTS)) expect(content).not.toContain(hash)
})

test('it allows the form of the newsletter to be sent to its provider, and no form without one', () => {
  const withForm = { ...ASSEMBLY, forms: ['https://lists.example', 'https://thanks.example'] }
  expect(file('_headers', withForm)).toContain('form-action https://lists.example https://thanks.example; ')
  expect(file('_headers')).toContain("form-action 'none'; ")
})

test('it allows the script inside pages that are built for a disk', () => {
  const { script, lazy, languageChooser, search, offline } = SCRIPTS
  const hashes = [script, lazy, languageChooser, search, offline].map(({ hash }) => `'${hash}' `)
  expect(file('_headers', { ...ASSEMBLY, portable: true })).toContain(`script-src ${hashes.join('')}`)
})

test('it allows the scripts of services, written so that no server takes a part of an address for its own', () => {
  const services = [service('https://count.example/$a;b/c,d.js?site=1')]
  const address = 'https://count.example/%24a%3Bb/c%2Cd.js'
  expect(file('.hosts/nginx.conf', { ...ASSEMBLY, services })).toContain(` ${address}; object-src`)
  expect(file('.htaccess', { ...ASSEMBLY, services })).toContain(` ${address.replaceAll('%', '%%')}; object-src`)
})

test('with a CMS, trusted types are left to the pages, and a window for signing in may answer', () => {
  const hosts = ['_headers', '.htaccess', '.hosts/nginx.conf', '.hosts/Caddyfile']
  for (const host of hosts) {
    expect(file(host)).toContain("frame-ancestors 'none'; require-trusted-types-for 'script'")
    expect(file(host)).not.toContain('unsafe-none')
    expect(file(host, { ...ASSEMBLY, hasCms: true })).not.toContain('trusted-types')
    expect(file(host, { ...ASSEMBLY, hasCms: true })).toContain('unsafe-none')
  }
})
