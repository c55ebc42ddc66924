import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
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

test('a text that is parsed with the extensions it may need is what the parser makes of it with all of them', () => {
  const random = seeded(1)
  for (let count = 0; count < 1500; count++) {
    // Few kinds of line in one text, so that the same meet often.
    const kinds = Array.from({ length: 2 + Math.floor(random() * 5) }, () => randomFrom(LINES, random))
    const some = [...kinds, 'Words alone.', '## Two', '', '', ...kinds.map(() => '')]
    const markdown = Array.from({ length: 1 + Math.floor(random() * 14) }, () => randomFrom(some, random)).join('\n')
    const [ours, theirs] = [parseMarkdown(markdown), parseWhole(markdown)]
    // The comparison that explains itself takes ten times as long.
    if (!isDeepStrictEqual(ours, theirs)) expect(ours, JSON.stringify(markdown)).toEqual(theirs)
  }
})
