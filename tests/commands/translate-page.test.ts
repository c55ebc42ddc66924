import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'
import { masthead } from './masthead.ts'

it('lays out the translation of a standing page, and says which languages there are', () => {
  const root = writeNewsroom({ 'pages/terms/ar.md': undefined })
  expect(masthead(root, 'translate', 'terms', 'ar')).toMatchObject({ status: 0 })
  expect(readFileSync(path.join(root, 'pages/terms/ar.md'), 'utf8')).toContain('translation:')
  const known = '“vi” is not one of this site’s languages: en, ar. First: npx masthead language add vi'
  expect(masthead(root, 'translate', 'terms', 'vi')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(known),
  })
  const none = 'There is no story or page “term”. Did you mean “terms”?'
  expect(masthead(root, 'translate', 'term', 'ar')).toMatchObject({ status: 2, stderr: expect.stringContaining(none) })
})
