import { expect, test } from 'vitest'
import { compileWithEsbuild } from '../../../lib/builder/compile/compile-with-esbuild.ts'
import { ROUTES } from '../../../lib/builder/page/compiled.ts'

test('the development server has the renderer and the style rules of every kind of page', async () => {
  const { code, sheets } = await compileWithEsbuild(process.cwd())
  expect(code).toContain('async function renderPage(')
  for (const route of ROUTES) expect(sheets[route], route).not.toBe('')
})
