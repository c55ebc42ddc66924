import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import { RESTORE_HASH, SPECULATION_HASH } from '../../../lib/builder/page/behaviours.ts'
import { aService } from '../helpers/pages.ts'
import { digestOf, documentOf, type PageFacts, partOf, policyIn, SCRIPTS } from './documents.ts'

const { script, lazy } = SCRIPTS

/** The policy of a page, by directive. */
function policyWith(facts: PageFacts = {}, body = '<p>Dawn</p>'): Record<string, string> {
  return policyIn(documentOf(body, facts))
}

/**
 * What a page may always run: the site’s script, the rules for the next page, and what restores a reader’s settings.
 */
const OWN = `'${script.hash}' '${SPECULATION_HASH}' '${RESTORE_HASH}'`
const CSS = 'p > b{content:"<&>"}\np{margin:0}'

test('a page without services may load its own pictures, style and script, and nothing else', () => {
  expect(policyWith()).toEqual({
    'default-src': "'none'",
    'script-src': OWN,
    'style-src': `'sha256-${digestOf('p{margin:0}')}'`,
    'img-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
})

test.each([
  ['a story', {}],
  ['a story with placeholderColors and notes', { placeholderColors: new Map([['a.jpg', 'background:#123456']]) }],
  ['a page that is read from a disk', { portable: true }],
  ['the search page', { name: 'en/search/index.html' }],
  ['the language chooser', { name: 'index.html' }],
  ['the 404 page', { name: '404.html' }],
])('the policy of %s allows its style and its scripts by their hashes', (_, facts: PageFacts) => {
  const body =
    '<div class="story noted"><p><b>x</b></p><img src="/assets/a.jpg"/><ol><li id="note-1">n</li></ol></div>' +
    '<share-story data-a="b"></share-story>'
  const document = documentOf(body, { css: CSS, ...facts })
  const policy = policyIn(document)
  const tree = fromHtml(document)
  const styles = selectAll('style', tree).map((style) => `'sha256-${digestOf(textOf(style))}'`)
  expect(styles).toEqual([policy['style-src']])
  const scripts = selectAll('script', tree)
  expect(scripts.length).toBeGreaterThan(1)
  for (const one of scripts) {
    const hash = one.properties.integrity ?? `sha256-${digestOf(textOf(one))}`
    expect(policy['script-src']).toContain(`'${hash}'`)
  }
})

test('a service’s script is allowed by its own address, and its host may answer it', () => {
  const policy = policyWith({ services: [aService({ script: 'https://stats.example/js/count.js' })] })
  expect(policy['script-src']).toBe(`${OWN} https://stats.example/js/count.js`)
  expect(policy['connect-src']).toBe("'self' https://stats.example")
  expect(policy['img-src']).toBe("'self' https://stats.example")
  expect(policy['trusted-types']).toBe('masthead')
  expect(policy).not.toHaveProperty('frame-src')
})

test('an embed’s host may be framed on the page that embeds it, and may do nothing else', () => {
  const services = [aService({ purpose: 'embeds', embed: 'https://video.example/player' })]
  const frames = ['https://video.example/a', 'https://video.example/b', 'https://stranger.example/c']
  const body = frames.map((address) => `<embed-frame data-frame="${address}"></embed-frame>`).join('')
  const policy = policyWith({ services }, body)
  expect(policy['frame-src']).toBe('https://video.example')
  expect(Object.values(policy).filter((sources) => sources.includes('video.example'))).toHaveLength(1)
  expect(policyWith({ services }), 'on a page without an embed').not.toHaveProperty('frame-src')
})

test('a service keeps its port, and a service with no address adds nothing', () => {
  expect(policyWith({ services: [aService({ script: 'http://127.0.0.1:81/a.js' })] })['connect-src']).toBe(
    "'self' http://127.0.0.1:81",
  )
  expect(policyWith({ services: [aService()] })).toEqual(policyWith())
})

test('a script’s query is left out, which a policy cannot hold; what would end a directive is escaped', () => {
  const policy = policyWith({ services: [aService({ script: 'https://tags.example/a;b,c/tag.js?id=G-7&l=a;b#x' })] })
  expect(policy['script-src']).toBe(`${OWN} https://tags.example/a%3Bb%2Cc/tag.js`)
  expect(Object.keys(policy)).toHaveLength(10)
})

test('the form of the newsletter may be sent to its provider, on a page that has it and on no other', () => {
  const forms = ['https://lists.example', 'https://thanks.example']
  const form = '<form method="post" action="https://lists.example/in"></form>'
  expect(policyWith({ forms }, form)['form-action']).toBe('https://lists.example https://thanks.example')
  expect(policyWith({ forms }, '<form action="/en/search/"></form>')['form-action']).toBe("'none'")
})

test('the lazy script may run, by its hash and under policies of its own, on pages with its elements alone', () => {
  const allowed = `'${script.hash}' '${lazy.hash}' `
  const onDemand = policyWith({}, '<share-story data-a="b"></share-story>')
  expect(onDemand['script-src']?.startsWith(allowed)).toBe(true)
  expect(onDemand['trusted-types']).toBe('masthead')
  expect(policyWith({}, '<share-story-more></share-story-more>')['script-src']).toBe(OWN)
  const included = policyWith({}, '<embed-frame></embed-frame>')
  const fromDisk = policyWith({ portable: true }, '<share-story></share-story>')
  for (const there of [included, fromDisk]) {
    expect(there['script-src']?.startsWith(allowed)).toBe(true)
    expect(there['trusted-types']).toBe("'none'")
  }
})

test('a service may send data to further hosts, load pictures, frames and scripts from there, and create policies', () => {
  const hosts = {
    connect: ['https://votes.example/in'],
    image: ['https://pictures.example/'],
    frame: ['https://frames.example/'],
    script: ['https://parts.example/'],
  }
  const script = 'https://poll.example/a.js'
  const policy = policyWith({ services: [aService({ script, hosts, trustedTypes: ['poll'], before: 'window.a=1' })] })
  expect(policy['connect-src']).toBe("'self' https://poll.example https://votes.example")
  expect(policy['img-src']).toBe("'self' https://poll.example https://pictures.example")
  expect(policy['frame-src']).toBe('https://frames.example')
  expect(policy['script-src']).toMatch(/ 'sha256-[^ ]+' https:\/\/poll\.example\/a\.js https:\/\/parts\.example$/)
  expect(policy['trusted-types']).toBe('masthead poll')
})

test('a script of the newsroom is on the pages with one of its elements only, allowed by its hash', () => {
  const script = { name: 'assets/own-footer.0123456789ab.js', code: 'void 0', hash: 'sha256-own' }
  const elements = [{ tags: ['our-tide', 'our-wave'], script }]
  const tag = '<script src="../../assets/own-footer.0123456789ab.js" defer integrity="sha256-own"></script>'
  const page = documentOf('<our-wave>Up</our-wave>', { elements })
  expect(partOf('head', page)).toContain(tag)
  expect(policyIn(page)['script-src']).toContain("'sha256-own'")
  expect(documentOf('<our-waves></our-waves>', { elements })).not.toContain('own-footer')
  expect(documentOf('<our-wave></our-wave>', { elements, portable: true })).toContain('<script>void 0</script>')
})
