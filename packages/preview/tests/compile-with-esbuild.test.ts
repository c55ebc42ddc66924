import { expect, test } from 'vitest'
import { ROUTES } from '../../../lib/builder/page/compiled.ts'
import { compileWithEsbuild } from '../compile-dev-code.ts'

test('the development server has the renderer and the style rules of every kind of page', async () => {
  const { code, sheets } = await compileWithEsbuild(process.cwd())
  expect(code).toContain('async function renderPage(')
  for (const route of ROUTES) expect(sheets[route], route).not.toBe('')
})
