import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { proseOf } from '../../../lib/library/texts-of.ts'
import { sectionsOf } from '../../../tests/unit/sections-of.ts'
import { spaceProblems } from '../space-problems.ts'

const N = '\u202f'
const S = '\u00a0'

describe('spaces beside marks of punctuation', () => {
  it.each([
    ['fr', `Quoi${N}? Oui${N}; «${S}non${S}»${S}: à 10:30, voir https://a.example/?b=1 (vraiment${N}?!).`],
    ['fr', `«${N}Un${N}», dit-elle. «${N}Quoi${N}?${N}» Et…${N}!`],
    ['fr', 'Un rapport de 16:9\nDeux\n: trois'],
    ['fr-CA', `Quoi? Oui; «${S}non${S}»${S}: si.`],
    ['en', 'What? “Yes”: at 10:30, 3 : 1, a :) and .NET; a … pause.'],
    ['de', 'Was? »Ja«: Schüler:innen!'],
    ['es', '¿Qué? «Sí»: ¡vaya!'],
    ['ko', '시간 : 열 시'],
    ['hi', 'समय : दस बजे'],
    ['zh', '她说：“一”。用 DeepSeek，《三》（四）。'],
    ['ja', '何だ？ 「はい」と答えた。Masthead を使う。'],
    ['ja', '直しました。 [Bug #9569] また。（三） 4回'],
    ['zh', '发布了。 Ruby 3.5'],
    ['en', 'Trace ID       : 7d40'],
    ['fr', `SHA-256: 9f3c\nSIZE: 20242729`],
    ['sw', 'Nini ?'],
  ])('are right in %s: %s', (lang, text) => {
    expect(spaceProblems(text, lang)).toEqual([])
  })

  it.each([
    ['fr', 'Il dit : quoi ?', ['dit :', 'quoi ?']],
    ['fr', 'Il dit: quoi?', ['dit:', 'quoi?']],
    ['fr', '« Un », «Deux»', ['« ', 'Un »', '«Deux»']],
    ['fr-CA', 'Il dit : oui', ['dit :']],
    ['en', 'What ? No; yes , no.', ['What ?', 'yes ,']],
    ['en', `What${N}?`, [`What${N}?`]],
    ['de', 'Was ?', ['Was ?']],
    ['es', '¿ Qué? « Sí »', ['« ', 'Sí »', '¿ ']],
    ['ru', 'Что ? « Да»', ['Что ?', '« ']],
    ['ar', 'ماذا ؟', ['ماذا ؟']],
    ['fa', 'چه ؟', ['چه ؟']],
    ['zh', '她说： 好。（一） 二 ，三', ['： ', '） ', ' ，']],
    ['ja', '「はい」 と、 答えた', ['」 ', '、 ']],
    ['ja', '直した。 次は、 jemalloc', ['。 ', '、 ']],
    ['fr', 'URL: Mot:', ['Mot:']],
  ])('are wrong in %s: %s', (lang, text, at) => {
    expect(spaceProblems(text, lang).map((problem) => problem.at)).toEqual(at)
  })

  it('are right as the hint writes them', () => {
    const [section] = sectionsOf('Quoi&#8239;? «&nbsp;Oui&nbsp;»&#8239;!', 'fr')
    const text = section?.kind === 'paragraph' ? proseOf(section.text) : ''
    expect(text).toContain(`Quoi${N}?`)
    expect(spaceProblems(text, 'fr')).toEqual([])
  })

  it.each([
    ['**基本原则：** 我们公开。', []],
    ['我们 **「公开」** 一切，*（多数）* 如此。', []],
    ['[**原则：** 公开](../a/)', []],
    ['**原则：**  公开。', ['： ']],
    ['**原则**： 公开。', ['： ']],
    ['**原则： 公开。** 好', ['： ']],
  ])('are right beside emphasis where Markdown needs them: %s', (markdown, at) => {
    const [section] = sectionsOf(markdown, 'zh')
    const text = section?.kind === 'paragraph' ? proseOf(section.text) : ''
    expect(spaceProblems(text, 'zh').map((problem) => problem.at)).toEqual(at)
  })

  it('are told apart in French: a space that is missing, and one at which a line may break', () => {
    expect(spaceProblems('Quoi? Quoi ?', 'fr').map(({ message }) => message)).toEqual([
      'A line could break here, between a mark and its words.',
      'In French a no-break space belongs here.',
    ])
  })
})

const TAGS = ['en', 'zh', 'es', 'fr', 'ar', 'ru', 'pt', 'de', 'ja', 'ko', 'hi', 'fa']

it.each(TAGS)('the texts of the interface have the spaces of %s', (tag) => {
  const messages = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(`lib/language/messages/${tag}.json`, 'utf8')))
  expect(Object.values(messages).flatMap((text) => spaceProblems(text, tag))).toEqual([])
})
