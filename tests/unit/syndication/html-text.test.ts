import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { htmlDocument, htmlText } from '../../../lib/syndication/html-text.ts'

const inText = (data: object) => htmlText([{ type: 'paragraph', children: [{ type: 'text', value: 'A' }], data }])

test('a text has no element, attribute or address that no story can contain', () => {
  expect(inText({ hName: 'figure', hProperties: { onClick: 'a()', style: 'a:b', className: 'c', lang: 'en' } })).toBe(
    '<figure lang="en">A</figure>',
  )
  expect(inText({ hName: 'a', hProperties: { href: 'javascript:a()' } })).toBe('<a>A</a>')
  expect(inText({ hName: 'style' })).toBe('')
  expect(inText({ hName: 'meta', hProperties: { name: 'a' } })).toBe('A')
})

test('a document has a style sheet and names, and neither script nor what calls it', () => {
  const head = h('head', [h('meta', { name: 'robots', content: 'noindex' }), h('style', 'a>b{}'), h('script', 'a()')])
  const body = h('body', { onLoad: 'a()', style: 'a:b' }, [h('iframe', { src: 'b' }, 'C')])
  expect(htmlDocument(h('html', { lang: 'en' }, [head, body]))).toBe(
    '<!doctype html><html lang="en"><head><meta name="robots" content="noindex"><style>a>b{}</style></head><body style="a:b">C</body></html>',
  )
})

test('a document keeps a link that is a placeholder with a colon, which a provider of mail replaces', () => {
  const link = h('a', { href: '{{ unsubscribe | with: "a" }}' }, 'Unsubscribe')
  expect(htmlDocument(h('html', [h('body', link)]))).toContain('href="{{ unsubscribe | with: &#x22;a&#x22; }}"')
})
