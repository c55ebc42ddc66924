import { expect, it } from 'vitest'
import { PNG } from '../../../tests/content/good-newsroom.ts'
import { importing } from './importing.ts'

const item = (more: string, content = 'Text.', type = 'post') =>
  `<item><wp:post_id>7</wp:post_id><wp:post_type>${type}</wp:post_type><wp:status>publish</wp:status><wp:post_date>2024-01-01 10:00:00</wp:post_date>${more}<content:encoded><![CDATA[${content}]]></content:encoded></item>`

const wordpress = (items: string, files: Readonly<Record<string, Uint8Array>> = {}) =>
  importing({
    'export.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://valley.example</link><wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name>Ada Miller</wp:author_display_name></wp:author>${items}</channel></rss>`,
    ...files,
  })

it('names all authors of a story with several', () => {
  const { texts, said } = wordpress(
    item(
      '<title>A mill</title><wp:post_name>mill</wp:post_name><dc:creator>ada</dc:creator><category domain="author" nicename="cap-ada">ada</category><category domain="author" nicename="cap-ben">Ben Bridge</category>',
    ),
  )
  expect(texts['mill/en.md']).toContain('authors:\n  - Ada Miller\n  - Ben Bridge\n')
  expect(said).toEqual([])
})

it('calls a post without a title by its first words', () => {
  const { texts, said } = wordpress(
    item('<title></title>', 'The mill turns again, and nobody knows why it ever stopped.'),
  )
  expect(texts['7/en.md']).toContain('title: The mill turns again, and nobody knows why\n')
  expect(said).toEqual(['export.xml:1 key-missing'])
})

it('imports the types that plugins define as drafts, and lists those without a text', () => {
  const { texts, said } = wordpress(
    item('<title>Bread</title><wp:post_name>bread</wp:post_name>', 'Bake it.', 'recipe') +
      item('<title>A price</title><wp:post_name>price</wp:post_name>', '', 'product'),
  )
  expect(Object.keys(texts)).toEqual(['bread/en.md'])
  expect(texts['bread/en.md']).toContain('draft: true')
  expect(said).toEqual(['export.xml:1 import-changed', 'export.xml:1 import-lost', 'export.xml:1 import-skipped'])
})

it('lets no shortcode reach a reader, and leaves words in brackets alone', () => {
  const { texts, said } = wordpress(
    item(
      '<title>A mill</title><wp:post_name>mill</wp:post_name>',
      'It turns [sic] again.\n\n[ad]\n\n<p>[adsense]</p>\n\n[contact-form-7 id="1"]\n\n[button url="https://shop.example/"]Buy[/button]',
    ),
  )
  const read = (texts['mill/en.md'] ?? '').replaceAll(/<!--[\s\S]*?-->/g, '')
  expect(read).toMatch(/It turns \\?\[sic\\?\] again\./)
  expect(read).not.toMatch(/\[ad|\[contact|\[button/)
  expect(said.filter((line) => line.includes('import-lost'))).toHaveLength(4)
})

it('carries every picture of a gallery, of both editors', () => {
  const picture = (name: string) =>
    `<figure class="wp-block-image"><img src="https://valley.example/wp-content/uploads/${name}.png" alt="${name}"/></figure>`
  const { files, said } = wordpress(
    item(
      '<title>A mill</title><wp:post_name>mill</wp:post_name>',
      `<!-- wp:gallery --><figure class="wp-block-gallery">${picture('one')}${picture('two')}<figcaption>Both wheels</figcaption></figure><!-- /wp:gallery -->`,
    ),
    { 'wp-content/uploads/one.png': PNG, 'wp-content/uploads/two.png': Buffer.concat([PNG, Buffer.from('2')]) },
  )
  expect(files.filter((file) => file.endsWith('.png'))).toEqual(['stories/mill/one.png', 'stories/mill/two.png'])
  expect(said).toEqual([])
})

it('unfolds no entities of an export, and says why it cannot be read', () => {
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  const file = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
  for (const doctype of [bomb, file]) {
    const { said, texts } = importing({ 'export.xml': wxr(`<title>&a;</title>`, doctype) })
    expect([said, texts]).toEqual([['export.xml:1 import-skipped'], {}])
  }
  expect(importing({ 'export.xml': wxr('<title>No end').slice(0, -20) }).said).toEqual(['export.xml:1 import-skipped'])
})

it('brings over a large export', () => {
  const paragraph = '<p>The wheel turns, and the water goes on its way below it.</p>\n'
  const items = Array.from({ length: 40 }, (_, index) => numbered(index, paragraph.repeat(80)))
  const { said, texts } = importing({ 'export.xml': wxr(items.join('')) })
  expect(said).toEqual([])
  expect(Object.keys(texts)).toHaveLength(40)
})

function wxr(inside: string, doctype = ''): string {
  return `<?xml version="1.0"?>${doctype}<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title><language>en</language>${inside}</channel></rss>`
}

function numbered(id: number, html: string): string {
  const facts = `<wp:post_id>${id}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>s-${id}</wp:post_name>`
  return `<item><title>Story ${id}</title>${facts}<wp:post_date>2024-01-01 10:00:00</wp:post_date><content:encoded><![CDATA[${html}]]></content:encoded></item>\n`
}
