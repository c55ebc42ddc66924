import { expect, test } from 'vitest'
import { addScript } from '../../../lib/build/page/add-script.ts'
import { RESTORE_SCRIPT } from '../../../lib/build/page/restore-script.ts'
import { SPECULATION_RULES } from '../../../lib/build/page/speculation-rules.ts'
import { after, SCRIPT } from './helpers/pages.ts'

const RULES = `<script>${RESTORE_SCRIPT}</script><script type="speculationrules">${SPECULATION_RULES}</script>`
const TAG = `<script src="/${SCRIPT.name}" defer integrity="${SCRIPT.hash}"></script>`

test('a page with a custom element gets the script, signed and once, at the end of its head', () => {
  const body = '<main><cookie-consent></cookie-consent><language-picker></language-picker></main>'
  const { head } = after((tree) => addScript(tree, SCRIPT), '<title>Ships</title>', body)
  expect(head).toBe(`<title>Ships</title>${RULES}${TAG}`)
})

test('a page without a custom element gets the reader’s settings and the rules for the next page alone', () => {
  const { head } = after((tree) => addScript(tree, SCRIPT), '<title>Ships</title>', '<p data-a-b="c-d">x-y</p>')
  expect(head).toBe(`<title>Ships</title>${RULES}`)
})
