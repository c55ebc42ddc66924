import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { replaced, writeNewsroom } from '../../../tests/content/newsroom.ts'

it('names what a 43rd language lacks, with notes for translators, and who has reviewed a language', () => {
  const root = writeNewsroom({
    'site.yaml': replaced('[en, ar]', '[en, ar, qaa]'),
    'messages/ar.json': '{ "$reviewedBy": "Noor Writer" }',
    'messages/qaa.json': '{ "close": "Zu" }',
  })
  const run = (...words: string[]) => {
    const env = { ...process.env, CONTENT_DIR: root }
    return spawnSync(process.execPath, ['lib/cli/masthead.mjs', ...words], { env, encoding: 'utf8' }).stdout
  }
  expect(run('messages')).toMatch(
    /^ar: every text; reviewed by Noor Writer\nqaa: \d+ of \d+ texts in English; reviewed by nobody$/m,
  )
  const missing = run('messages', '--missing', 'qaa')
  expect(missing).toContain('\npause\n  Pause\n  Button while the story is read aloud; a verb.')
  expect(missing).not.toContain('\nclose\n')
  expect(run('messages', 'qaa')).toContain('\nclose\n  Close → Zu\n  Button that closes a dialog; a verb.')
  expect(run('check')).toMatch(/messages\/qaa\.json:1:1 warning|1:1.*words-missing/)
})
