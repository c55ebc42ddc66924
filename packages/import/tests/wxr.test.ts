import { expect, it } from 'vitest'
import { importing } from './importing.ts'

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
  const items = Array.from({ length: 40 }, (_, index) => item(index, paragraph.repeat(80)))
  const { said, texts } = importing({ 'export.xml': wxr(items.join('')) })
  expect(said).toEqual([])
  expect(Object.keys(texts)).toHaveLength(40)
})

function wxr(inside: string, doctype = ''): string {
  return `<?xml version="1.0"?>${doctype}<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title><language>en</language>${inside}</channel></rss>`
}

function item(id: number, html: string): string {
  const facts = `<wp:post_id>${id}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>s-${id}</wp:post_name>`
  return `<item><title>Story ${id}</title>${facts}<wp:post_date>2024-01-01 10:00:00</wp:post_date><content:encoded><![CDATA[${html}]]></content:encoded></item>\n`
}
