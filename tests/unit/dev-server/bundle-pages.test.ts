import { expect, test } from 'vitest'
import { ROUTES } from '../../../lib/build/compile/compiled.ts'
import { bundlePages } from '../../../lib/dev-server/bundle-pages.ts'

test('the development server has the renderer and the style rules of every kind of page', async () => {
  const { code, css } = await bundlePages(process.cwd())
  expect(code).toContain('async function renderPage(')
  for (const route of ROUTES) expect(css[route], route).not.toEqual([])
})
