import { expect, test } from 'vitest'
import { withoutIdleProperties } from '../../../lib/builder/page/idle-properties.ts'

test('a custom property stays if a rule uses it, directly or through another property', () => {
  const css = ':root{--a:1px;--b:calc(2*var(--a));--h: }p{margin:var(--b);color:var(--h,red)}'
  expect(withoutIdleProperties(css)).toBe(css)
})

test('custom properties that no rule uses are removed, with those that only they use, and with empty rules', () => {
  const css = ':root{--a:1px;--b:var(--a);color:red}.x{--b:0}@media print{.x,.y{--a:0}p{margin:0}}'
  expect(withoutIdleProperties(css)).toBe(':root{color:red}@media print{p{margin:0}}')
})

test('a custom property stays if a style sheet or script that the page may load uses it', () => {
  const css = ':root{--a:var(--b);--b:1px;--c:2px}p{margin:0}'
  expect(withoutIdleProperties(css, ['h2{margin:var(--a)}'])).toBe(':root{--a:var(--b);--b:1px}p{margin:0}')
  expect(withoutIdleProperties(css, ['get("--c")'])).toBe(':root{--c:2px}p{margin:0}')
})

test('a name in an anchor or an at-rule is a use', () => {
  const css = '@property --a{syntax:"*";inherits:false}:root{--a:1;--b:2}p{position-anchor:--b}'
  expect(withoutIdleProperties(css)).toBe(css)
})
