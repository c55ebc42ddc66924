import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { shellWord } from '../../lib/problem/wording.ts'

it.each(['my-paper', 'Zeitung für alle', 'Grüße', 'the “Post”', "O'Neill's Post", '$HOME', '~', 'a;b', '-p', '新聞'])(
  'is the same word to a shell: %s',
  (word) => {
    const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellWord(word, 'linux')}`], { encoding: 'utf8' })
    expect(stdout).toBe(word)
  },
)

it('has quotation marks only where it needs them', () => {
  expect(['my-paper', '../zeitung', 'für'].map((word) => shellWord(word, 'linux'))).toEqual([
    'my-paper',
    '../zeitung',
    'für',
  ])
  expect(shellWord('Zeitung für alle', 'win32')).toBe('"Zeitung für alle"')
})
