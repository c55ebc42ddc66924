import { select } from 'hast-util-select'
import { expect, test } from 'vitest'
import { normaliseExport } from '../../../lib/builder/verify/compare-export.ts'
import { after, pageOf } from '../helpers/pages.ts'
import CASES from './normalise-export.json' with { type: 'json' }

test.each(Object.entries(CASES.dropped))('%s is dropped from the head', (_, part) => {
  expect(after(normaliseExport, `<title>Ships</title>${part}<meta name="description" content="All">`).head).toBe(
    '<title>Ships</title><meta name="description" content="All">',
  )
})

test.each(['canonical', 'alternate', 'icon', 'manifest', 'license'])('a link to the page’s %s stays', (rel) => {
  const link = `<link rel="${rel}" href="/x">`
  expect(after(normaliseExport, link).head).toBe(link)
})

test('the empty place at which metadata would be streamed in is dropped, a hidden part with content is not', () => {
  const hidden = '<div hidden><p>Later</p></div>'
  expect(after(normaliseExport, '', `<div hidden><!--$--><!--/$--></div><div hidden=""></div>${hidden}`).body).toBe(
    hidden,
  )
})

test('attributes that only the framework reads are dropped, all others stay', () => {
  const body = '<p id="p1" class="open" data-section="p1" data-precedence="next" data-next-head="">Dawn</p>'
  expect(after(normaliseExport, '', body).body).toBe('<p id="p1" class="open" data-section="p1">Dawn</p>')
})

test('texts that React keeps apart by comments become one', () => {
  const tree = pageOf('', '<p>Page <!-- -->1<!-- --> of <!-- -->9</p>')
  normaliseExport(tree)
  expect(select('p', tree)?.children).toMatchObject([{ type: 'text', value: 'Page 1 of 9' }])
})

test('what it does not know remains, so that it shows as a difference', () => {
  const body = '<template id="B:0"></template>'
  expect(after(normaliseExport, '', body).body).toBe(body)
})
