import { expect, it } from 'vitest'
import { closedParts } from '../source/closed-parts.ts'
import { closedInWordPress } from '../systems/wordpress-access.ts'

// A search that looks at the rest of the text for each of these would not end within the time of a test.
const SIGNS = [
  ':',
  '{#',
  '{# a',
  '{% raw %}',
  '```\n',
  '%%a',
  '<a class="',
  ' style={{ a',
  '<!--',
  '{{<',
  ' hidden={',
  '`',
]

it.each(SIGNS)('looks at a text of many %j once', (sign) => {
  expect(closedParts(sign.repeat(600_000 / sign.length)).length).toBeLessThan(5)
})

it.each(['[a ', '[a b=c]', '[vc_a a-', '<!-- wp:a ', '<!-- wp:a -->'])('looks at an export of many %j once', (sign) => {
  const place = { line: 1, column: 1 }
  const text = (name: string) => (name === 'content:encoded' ? sign.repeat(600_000 / sign.length) : '')
  const item = { name: 'item', place, own: '', text, placeOf: () => place, all: () => [], attribute: () => '' }
  expect(closedInWordPress(item).length).toBeLessThan(5)
})
