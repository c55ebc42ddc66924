import { createHash } from 'node:crypto'
import type { Root } from 'hast'
import { select } from 'hast-util-select'
import { expect, test } from 'vitest'
import { addPolicy } from '../../../lib/build/page/add-policy.ts'
import { lazyScriptUse } from '../../../lib/build/page/lazy-script-use.ts'
import { RESTORE_HASH } from '../../../lib/build/page/restore-script.ts'
import { SPECULATION_HASH } from '../../../lib/build/page/speculation-rules.ts'
import type { Service } from '../../../lib/publication/publication.ts'
import { after, aService, pageOf, SCRIPT } from './helpers/pages.ts'

const CSS = 'a > b{content:"<&>"}\n'
const step = (tree: Root): void => addPolicy(tree, { css: CSS, script: SCRIPT, services: [] })

/** The policy of a page, by directive. */
function policyWith(services: readonly Service[] = [], frames: readonly string[] = []): Record<string, string> {
  const tree = pageOf('<meta charset="utf-8">')
  addPolicy(tree, { css: CSS, script: SCRIPT, services, frames })
  const policy = String(select('meta[http-equiv]', tree)?.properties.content)
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
}

/** What a page may always run: the site’s script, the rules for the next page, and what restores a reader’s settings. */
const OWN = `'${SCRIPT.hash}' '${SPECULATION_HASH}' '${RESTORE_HASH}'`

test('a page without services may load what is its own, pictures, style and script, and nothing else', () => {
  expect(policyWith()).toEqual({
    'default-src': "'none'",
    'script-src': OWN,
    'style-src': `'sha256-${createHash('sha256').update(CSS).digest('base64')}'`,
    'img-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
})

test('a service’s script is allowed by its own address, and its host may answer it', () => {
  const policy = policyWith([aService({ script: 'https://stats.example/js/count.js' })])
  expect(policy['script-src']).toBe(`${OWN} https://stats.example/js/count.js`)
  expect(policy['connect-src']).toBe("'self' https://stats.example")
  expect(policy['img-src']).toBe("'self' https://stats.example")
  expect(policy['trusted-types']).toBe('masthead')
  expect(policy).not.toHaveProperty('frame-src')
})

test('an embed’s host may be framed, and may do nothing else', () => {
  const video = aService({ purpose: 'embeds', embed: 'https://video.example/player' })
  const policy = policyWith([video], ['https://video.example', 'https://stranger.example'])
  expect(policy['frame-src']).toBe('https://video.example')
  expect(Object.values(policy).filter((sources) => sources.includes('video.example'))).toHaveLength(1)
  expect(policyWith([video]), 'on a page without an embed').not.toHaveProperty('frame-src')
})

test('two services of one host name it once', () => {
  const services = ['a.js', 'b.js'].map((name) => aService({ script: `https://stats.example/${name}` }))
  expect(policyWith(services)['connect-src']).toBe("'self' https://stats.example")
})

test('a service keeps its port, and a service with no address adds nothing', () => {
  expect(policyWith([aService({ script: 'http://127.0.0.1:81/a.js' })])['connect-src']).toBe(
    "'self' http://127.0.0.1:81",
  )
  expect(policyWith([aService()])).toEqual(policyWith())
})

test('a script’s query is left out, which a policy cannot hold; what would end a directive is escaped', () => {
  const policy = policyWith([aService({ script: 'https://tags.example/a;b,c/tag.js?id=G-7&l=a;b#x' })])
  expect(policy['script-src']).toBe(`${OWN} https://tags.example/a%3Bb%2Cc/tag.js`)
  expect(Object.keys(policy)).toHaveLength(10)
})

test('the policy stands right after the charset, before anything that it governs', () => {
  expect(after(step, '<meta charset="utf-8"><style></style>').head).toMatch(
    /^<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="[^"]+"><style>/,
  )
})

test('in a page that names no charset the policy comes first', () => {
  expect(after(step, '<title>Ships</title>').head).toMatch(/^<meta http-equiv="Content-Security-Policy"/)
})

test('where stories can be kept, the site’s own service worker may run', () => {
  const tree = pageOf('<meta charset="utf-8">')
  addPolicy(tree, { css: CSS, script: SCRIPT, services: [], offline: true })
  const policy = String(select('meta[http-equiv]', tree)?.properties.content)
  expect(policy).toContain("; worker-src 'self'; ")
})

test('the search page may run its own script and program and load its indexes', () => {
  const tree = pageOf('<meta charset="utf-8">')
  addPolicy(tree, { css: CSS, script: SCRIPT, search: { ...SCRIPT, hash: 'sha256-c2VhcmNo' }, services: [] })
  const policy = String(select('meta[http-equiv]', tree)?.properties.content)
  expect(policy).toContain(`script-src '${SCRIPT.hash}' 'sha256-c2VhcmNo' 'wasm-unsafe-eval' `)
  expect(policy).toContain("; connect-src 'self'; ")
})

test('what a page’s elements load on demand may run, by its hash and under policies of its own, and only there', () => {
  const policyOf = (body: string, portable = false) => {
    const tree = pageOf('<meta charset="utf-8">')
    const demanded = { ...SCRIPT, hash: 'sha256-ZXh0cmE=', ...lazyScriptUse(body, portable) }
    addPolicy(tree, { css: CSS, script: SCRIPT, demanded, services: [] })
    return String(select('meta[http-equiv]', tree)?.properties.content)
  }
  const allowed = `script-src '${SCRIPT.hash}' 'sha256-ZXh0cmE=' `
  expect(policyOf('<share-story data-a>')).toContain(allowed)
  expect(policyOf('<share-story data-a>')).toMatch(/; trusted-types masthead masthead-twin$/)
  expect(policyOf('<share-story-more>')).not.toContain('sha256-ZXh0cmE=')
  for (const there of [policyOf('<embed-frame>'), policyOf('<share-story>', true)]) {
    expect(there).toContain(allowed)
    expect(there).toMatch(/; trusted-types 'none'$/)
  }
})
