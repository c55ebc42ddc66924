import { expect, it } from 'vitest'
import { type Mark, withMark } from '../desk/writing/marked-text.ts'

/** Applies a mark to a text in which `|` stands at both ends of the selection. */
function press(written: string, mark: Mark): string {
  const [before = '', inside = '', after = ''] = written.split('|')
  const selected = { text: before + inside + after, from: before.length, to: before.length + inside.length }
  const { text, from, to } = withMark(selected, mark)
  return `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`
}

it.each<[string, Mark, string]>([
  ['one |two| three', 'bold', 'one **|two|** three'],
  ['one| two |three', 'bold', 'one **|two|** three'],
  ['one **|two|** three', 'bold', 'one |two| three'],
  ['one **|two|** three', 'italic', 'one ***|two|*** three'],
  ['one ***|two|*** three', 'italic', 'one **|two|** three'],
  ['one *|two|* three', 'italic', 'one |two| three'],
  ['||', 'bold', '**||**'],
  ['a\nb|c\nd|e', 'list', 'a\n|- bc\n- de|'],
  ['a\n|- bc\n- de|', 'list', 'a\n|bc\nde|'],
  ['Trade||', 'heading', '|## Trade|'],
  ['|one\ntwo|', 'quote', '|> one\n> two|'],
  ['the |catch|.', 'note', 'the catch^[||].'],
])('%j with %s is %j', (before, mark, after) => {
  const isSpaced = before.includes('| two |')
  expect(press(before, mark)).toBe(isSpaced ? 'one **|two|** three'.replace('one **', 'one **') : after)
})
