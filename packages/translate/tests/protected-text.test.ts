import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { setOwnKinds } from '../../../lib/story/kinds/own.ts'
import { BrokenTags } from '../protected-text.ts'
import { readBody, wordsIn } from '../translatable.ts'

const TERMS = new Map([
  ['Harbour Board', 'مجلس الميناء'],
  ['Masthead', 'Masthead'],
])

/** The first words of a Markdown text, protected. */
function protect(markdown: string, terms: ReadonlyMap<string, string> = new Map()) {
  const [words] = wordsIn(readBody(markdown, 'en'), terms)
  const [text] = words?.texts ?? []
  if (!words || !text) throw new Error('There are no words.')
  return { sent: text.tagged, write: (answer: string) => words.write([answer]) }
}

it('sends marks and links as tags, and writes them around the words of the answer, wherever they are now', () => {
  const { sent, write } = protect('The **first** [boat](../boats/) is *blue*.')
  expect(sent).toBe('The <g id="1">first</g> <g id="2">boat</g> is <g id="3">blue</g>.')
  expect(write('<g id="3">Bleu</g> est le <g id="1">premier</g> <g id="2">bateau</g>.')).toBe(
    '*Bleu* est le **premier** [bateau](../boats/).',
  )
})

it('sends code, notes and terms of the glossary as what must stay, and takes none of them from the answer', () => {
  const { sent, write } = protect('The Harbour Board runs `npm test`.[^1]\n\n[^1]: .', TERMS)
  expect(sent).toBe('The <x id="1">مجلس الميناء</x> runs <x id="2">npm test</x>.<x id="3"></x>')
  expect(write('يشغل <x id="1">changed</x> <x id="2"/>.<x id="3"></x>')).toBe('يشغل مجلس الميناء `npm test`.[^1]')
})

it('keeps a term only where it is a whole word', () => {
  expect(protect('Mastheads and Masthead', TERMS).sent).toBe('Mastheads and <x id="1">Masthead</x>')
  expect(protect('在港口局工作', new Map([['港口局', 'Harbour Board']])).sent).toBe('在<x id="1">Harbour Board</x>工作')
})

it('resolves a link by reference, because the translation may not have its definition', () => {
  const { write } = protect('See [the log].\n\n[the log]: https://log.example/')
  expect(write('Voir <g id="1">le journal</g>.')).toBe('Voir [le journal](https://log.example/).')
})

it.each([
  ['lost', 'Le <g id="1">premier</g> bateau.'],
  ['repeated', '<g id="1">Le</g> <g id="1">premier</g> <g id="2">bateau</g>.'],
  ['crossed', 'Le <g id="1">premier <x id="2"></g>bateau</x>.'],
  ['not closed', 'Le <g id="1">premier <g id="2">bateau</g>.'],
  ['unknown', 'Le <b>premier</b> <g id="1">a</g> <g id="2">bateau</g>.'],
])('accepts no answer in which a tag is %s', (_, answer) => {
  expect(() => protect('The **first** [boat](../boats/).').write(answer)).toThrow(BrokenTags)
})

it('writes signs of the answer as text, never as Markdown or HTML, and moves spaces out of marks', () => {
  const { sent, write } = protect('A **b** & 1 < 2')
  expect(sent).toBe('A <g id="1">b</g> &amp; 1 &lt; 2')
  expect(write('<g id="1">*x* </g>&#39;&quot; &amp; 1 &lt; 2')).toBe('**\\*x\\*** \'" & 1 < 2')
})

it('sends the texts of a newsroom’s kind of section, and no other attribute of it', () => {
  const attributes = z.object({ teams: z.string(), result: z.string(), unit: z.string() })
  setOwnKinds({ score: { form: 'line', example: '', attributes, texts: ['teams'], component: () => '' } })
  onTestFinished(() => setOwnKinds({}))
  const words = wordsIn(readBody('::score{unit=goals teams="The home side" result="2:1"}', 'en'), new Map())
  expect(words.flatMap(({ texts }) => texts.map(({ tagged }) => tagged))).toEqual(['The home side'])
  expect(words[0]?.write(['L’équipe'])).toBe('"L’équipe"')
})
