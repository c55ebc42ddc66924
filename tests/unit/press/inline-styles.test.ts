import type { Root } from 'hast'
import { expect, test } from 'vitest'
import { inlineStyles } from '../../../lib/build/page/inline-styles.ts'
import { after, pageOf } from './helpers/pages.ts'

const SHEETS: Readonly<Record<string, string>> = {
  '/_next/a.css': '@layer base, components;\n',
  '/_next/b.css': '\na > b{content:"<&>"}',
  '/_next/c.css': 'p{margin:0}',
}
const link = (name: string): string => `<link rel="stylesheet" href="/_next/${name}.css" data-precedence="next">`
const step = (tree: Root): void => void inlineStyles(tree, (address) => SHEETS[address] ?? '')

test('the stylesheets are moved into the page as one, in their order, after all else in the head', () => {
  expect(after(step, `${link('b')}<title>Ships</title>${link('a')}${link('c')}`).head).toBe(
    '<title>Ships</title><style>a > b{content:"<&>"}\n@layer base, components;\np{margin:0}</style>',
  )
})

test('neighbouring links are all moved', () => {
  expect(after(step, link('a') + link('b') + link('c')).head).not.toContain('<link')
})

test('a stylesheet that is linked in the body goes to the head, too', () => {
  expect(after(step, link('a'), `<p>Dawn</p>${link('c')}`)).toEqual({
    head: '<style>@layer base, components;\np{margin:0}</style>',
    body: '<p>Dawn</p>',
  })
})

test('what is returned is exactly what the page then holds', () => {
  let css = ''
  const { head } = after((tree) => {
    css = inlineStyles(tree, (address) => SHEETS[address] ?? '')
  }, link('a') + link('b'))
  expect(head).toBe(`<style>${css}</style>`)
})

test('links that are no stylesheets stay where they are', () => {
  const icon = '<link rel="icon" href="/favicon.svg">'
  expect(after(step, icon + link('c')).head).toBe(`${icon}<style>p{margin:0}</style>`)
})

test('a stylesheet that cannot be read stops the press', () => {
  const missing = () => {
    throw new Error('ENOENT')
  }
  expect(() => inlineStyles(pageOf(link('a')), missing)).toThrow('ENOENT')
})
