import { expect, test } from 'vitest'
import { reasonOf } from '../../lib/problem/problem.ts'
import { withoutPasswords } from '../../lib/settings/settings.ts'

test.each([
  ['https://editor:secret@news.example/x', 'https://…@news.example/x'],
  ['https://secret@news.example', 'https://…@news.example'],
  ['(rsync://editor:se/cret@host/m) and s3://key:secret@bucket', '(rsync://…@host/m) and s3://…@bucket'],
  ['“ftp://a:b@c@d/” and “ftp://e:f@g/”', '“ftp://…@d/” and “ftp://…@g/”'],
  ["unable to access 'https://token@git.example/paper.git/'", "unable to access 'https://…@git.example/paper.git/'"],
])('an address has no password in a message: %s', (text, expected) => {
  expect(withoutPasswords(text)).toBe(expected)
})

test.each(['https://news.example/@editor/1', 'me@news.example', 'http://localhost:8080/', 'a: b @ c://d'])(
  'other texts stay: %s',
  (text) => {
    expect(withoutPasswords(text)).toBe(text)
  },
)

test('the reason for an error has no password', async () => {
  const failed = await fetch('https://editor:secret@news.invalid/').catch(reasonOf)
  expect(failed).toContain('https://…@news.invalid/')
})
