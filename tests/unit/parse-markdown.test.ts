import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { parseMarkdown, parseWhole, shorten } from '../../lib/story/read/parse-markdown.ts'
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

test('a text that is parsed in short, with the extensions it may need, is what the parser makes of the whole with all of them', () => {
  const random = seeded(1)
  let shortened = 0
  for (let count = 0; count < 1500; count++) {
    // Few kinds of line in one text, so that the same meet often.
    const kinds = Array.from({ length: 2 + Math.floor(random() * 5) }, () => randomFrom(LINES, random))
    const some = [...kinds, 'Words alone.', '## Two', '', '', ...kinds.map(() => '')]
    const markdown = Array.from({ length: 1 + Math.floor(random() * 14) }, () => randomFrom(some, random)).join('\n')
    if (shorten(markdown).text !== markdown) shortened++
    const [ours, theirs] = [parseMarkdown(markdown), parseWhole(markdown)]
    // The comparison that explains itself takes ten times as long.
    if (!isDeepStrictEqual(ours, theirs)) expect(ours, JSON.stringify(markdown)).toEqual(theirs)
  }
  expect(shortened).toBeGreaterThan(300)
})

test('a paragraph of plain words is shortened; one with a mark of Markdown, or beside another line, is not', () => {
  const markdown = 'Plain words.\n\nA *mark*.\n\nTwo\nlines.\n\n## Heading\n\n- Item\n\n  Words\n\nSo (I think) it is.'
  expect(shorten(markdown).text).toBe('P\n\nA *mark*.\n\nTwo\nlines.\n\n## Heading\n\n- Item\n\n  Words\n\nS')
})

test('of paragraphs of plain words that follow each other, only the first is parsed, except in a block of :::', () => {
  const markdown = 'One here.\n\nTwo here.\n\n \nThree here.\n\n- Item\n\nFour here.'
  expect(shorten(markdown).text).toBe('O\n\n\n\n \n\n\n- Item\n\nF')
  expect(shorten(`:::note\n\n${markdown}\n\n:::`).text).toBe(':::note\n\nO\n\nT\n\n \nT\n\n- Item\n\nF\n\n:::')
})

test.for([
  ['code between fences', '```\n\nWords alone.\n\n```'],
  ['a comment', '<!-- a\n\nWords alone.\n\n-->'],
])('%s is not shortened', ([, markdown = '']) => {
  expect(shorten(markdown).text).toBe(markdown)
})
