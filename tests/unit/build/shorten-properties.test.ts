import { expect, test } from 'vitest'
import { propertyShortener } from '../../../lib/builder/compile/shorten-properties.ts'

test('the most frequent property gets the shortest name, in every sheet the same', () => {
  const shorten = propertyShortener([':root{--color-ink:#000;--rare:1}p{color:var(--color-ink)}', 'b{x:var(--rare)}'])
  expect(shorten(':root{--color-ink:#000;--rare:1}')).toBe(':root{--a:#000;--b:1}')
  expect(shorten('i{color:var(--color-ink, var(--rare))}')).toBe('i{color:var(--a, var(--b))}')
})

test('a name that no sheet declares is left alone: an anchor, or a property of one page', () => {
  const shorten = propertyShortener([':root{--ink:#000}ol{anchor-name:--notes}li{top:anchor(var(--call) top)}'])
  expect(shorten('ol{anchor-name:--notes}li{top:anchor(var(--call) top)}')).toBe(
    'ol{anchor-name:--notes}li{top:anchor(var(--call) top)}',
  )
})

test('no short name is one that a sheet uses already', () => {
  const shorten = propertyShortener([':root{--ink:#000}ol{anchor-name:--a}'])
  expect(shorten(':root{--ink:#000}')).toBe(':root{--b:#000}')
})

test('a property that begins like another keeps its own name', () => {
  const shorten = propertyShortener([':root{--ink:#000;--ink-2:#111}p{color:var(--ink-2)}'])
  expect(shorten('p{color:var(--ink-2);background:var(--ink)}')).toBe('p{color:var(--a);background:var(--b)}')
})
