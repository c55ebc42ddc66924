import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { blocksOf } from '../../lib/story/read/blocks-of.ts'
import { parseMarkdown, parseWhole } from '../../lib/story/read/parse-markdown.ts'
import { randomFrom, seeded } from '../build/seeded.ts'

// What means something in Markdown, or looks as if it did: alone, or by what stands around it.
const LINES = [
  'Words alone.¦“Mehr”¦"Straight"¦(so)¦中文。¦\u00a0x¦x\u00a0¦😀¦x\u2028¦end ¦end  ¦a\ttab¦ one¦  two¦   three¦    four¦\ttab',
  'back\\slash¦hard\\¦2024 was¦10:am¦:word¦a: b¦a *b* c¦*a¦**a**¦a_b_c¦`a`¦~~a~~¦&amp;¦a & b¦a < b¦a | b¦!¦= a¦[a](/b)¦[a¦a]',
  '# One¦## Two¦## Two ##¦### Two #¦#no¦####### Seven¦##  Two¦## ¦## 2¦===¦---¦***¦- # a¦> ## a',
  '- a¦-¦* a¦+ a¦- - a¦1. a¦2) a¦2024. a¦- [ ] a¦> a¦>¦> > a¦> - a¦- > a',
  '| a | b |¦| --- | --- |¦--- | ---¦:-- | --:¦```¦``` js¦~~~¦- ```¦> ~~~',
  ':::note¦:::note[A]¦:::chart[A: b]{kind=bar}¦:::note no¦:::¦::: ¦::::note¦::::¦  :::¦- :::note¦> :::note¦a ::: b¦::embed[A]',
  '<div>¦</div>¦<!-- a¦a -->¦<!-- a -->¦<pre>¦</pre>¦<https://a.example>¦<b>a</b>¦<?¦?>¦![a](b.jpg "c")¦\ufeffa¦a\rb¦a\0b',
  '[^1]¦[^1]: a¦[a]¦[a]: /b¦a]: b¦ ¦\t¦   ',
].flatMap((lines) => lines.split('¦'))

test('a text that is read block by block is what the parser makes of the whole, places and all', () => {
  const random = seeded(1)
  let divided = 0
  for (let count = 0; count < 1500; count++) {
    // Few kinds of line in one text, so that the same meet often.
    const kinds = Array.from({ length: 2 + Math.floor(random() * 5) }, () => randomFrom(LINES, random))
    const some = [...kinds, 'Words alone.', '## Two', '', '', ...kinds.map(() => '')]
    const markdown = Array.from({ length: 1 + Math.floor(random() * 14) }, () => randomFrom(some, random)).join('\n')
    if (blocksOf(markdown, 0).length > 1) divided++
    const [ours, theirs] = [parseMarkdown(markdown, random() < 0.8 ? 0 : 20).children, parseWhole(markdown).children]
    // The comparison that explains itself takes ten times as long.
    if (!isDeepStrictEqual(ours, theirs)) expect(ours, JSON.stringify(markdown)).toEqual(theirs)
  }
  expect(divided).toBeGreaterThan(300)
})

test('a text is divided at headings and paragraphs of words alone, and after a ::: block that is closed', () => {
  const note = ':::note\nA *note*.\n\nMore.\n:::\n\n'
  const markdown = `${note}## Heading\n\nWords\nalone.\n\n- a\n\n- b\n`
  expect(blocksOf(markdown, 25)).toEqual([
    { kind: 'any', text: note, line: 1, offset: 0 },
    { kind: 'heading', text: '## Heading', line: 7, offset: note.length },
    { kind: 'paragraph', text: 'Words\nalone.', line: 9, offset: note.length + 12 },
    { kind: 'any', text: '- a\n\n- b\n', line: 12, offset: note.length + 26 },
  ])
  // Too few words between two other blocks to be worth it.
  expect(blocksOf(markdown, 27)).toEqual([{ kind: 'any', text: markdown, line: 1, offset: 0 }])
})

test.for([
  ['code between fences', '```\n\nWords alone.\n\n```\n\nWords alone.'],
  ['a comment', '<!-- a\n\nWords alone.\n\n-->'],
  ['a ::: block that is not closed', ':::note\n\nWords alone.'],
  ['a ::: block within a list', '- :::note\n\n\n  a\n\n  :::\n\nWords alone.'],
  ['a text with a definition', '[a]\n\nWords alone.\n\n[a]: /b'],
])('%s is not divided', ([, markdown = '']) => {
  expect(blocksOf(markdown).map(({ kind }) => kind)).toEqual(['any'])
})
