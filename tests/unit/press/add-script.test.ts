import { expect, test } from 'vitest'
import { addScript } from '../../../lib/press/add-script.ts'
import { after, SCRIPT } from './helpers/pages.ts'

const TAG = `<script src="/${SCRIPT.name}" defer integrity="${SCRIPT.hash}"></script>`

test('a page with a custom element gets the script, signed and once, at the end of its head', () => {
  const body = '<main><cookie-consent></cookie-consent><language-picker></language-picker></main>'
  const { head } = after((tree) => addScript(tree, SCRIPT), '<title>Ships</title>', body)
  expect(head).toBe(`<title>Ships</title>${TAG}`)
})

test('a page without a custom element gets no script', () => {
  const { head, body } = after((tree) => addScript(tree, SCRIPT), '<title>Ships</title>', '<p data-a-b="c-d">x-y</p>')
  expect(head + body).not.toContain('<script')
})
