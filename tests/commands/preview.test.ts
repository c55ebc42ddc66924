import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'

it('says which story was meant, or in which languages it is, where there is nothing to preview', () => {
  const env = { ...process.env, CONTENT_DIR: writeNewsroom({ 'stories/mill/en.md': 'Words.' }) }
  const preview = (...names: string[]) =>
    spawnSync(process.execPath, ['packages/preview/preview.ts', ...names], { env, encoding: 'utf8' })
  const said = (text: string) => ({ status: 2, stderr: expect.stringContaining(text) })
  expect(preview('harvset')).toMatchObject(said('Did you mean “harvest”?'))
  expect(preview('mill', 'ar')).toMatchObject(said('“mill” is not written in “ar”. It is in en.'))
})
