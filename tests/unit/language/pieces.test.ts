import { describe, expect, it } from 'vitest'
import { piecesOf, tieShortWords } from '../../../lib/language/pieces.ts'

describe('a line may end', () => {
  it.each([
    ['en', 'News for all of us', ['News ', 'for ', 'all ', 'of us']],
    ['en', 'A well-kept secret costs $1,000.50', ['A well-', 'kept ', 'secret ', 'costs ', '$1,000.50']],
    ['fr', 'Sciences : l’État et à qui ?', ['Sciences : ', 'l’État ', 'et à ', 'qui ?']],
    ['ru', 'Китай вышел на новый этап', ['Китай ', 'вышел ', 'на новый ', 'этап']],
    ['fa', 'علم و فناوری می‌رسد', ['علم ', 'و فناوری ', 'می‌رسد']],
    ['hi', 'विज्ञान के चरण में', ['विज्ञान ', 'के ', 'चरण ', 'में']],
    ['ko', '과학기술, 새로운 단계에', ['과학기술, ', '새로운 ', '단계에']],
    ['zh', '中国科技发展进入新阶段', ['中国', '科技', '发展', '进入', '新', '阶段']],
    ['zh', '老人的“十四五”规划，完', ['老人的', '“十四五”', '规划，', '完']],
    ['ja', '中国の科学技術は、コンピューターに入った', ['中国の', '科学技術は、', 'コンピューターに', '入った']],
    ['th', 'จีนเข้าสู่ขั้นใหม่ (2025)', ['จีน', 'เข้า', 'สู่', 'ขั้น', 'ใหม่ ', '(2025)']],
    ['km', 'ចិនឈានដល់ដំណាក់កាលថ្មី', ['ចិន', 'ឈាន', 'ដល់', 'ដំណាក់កាល', 'ថ្មី']],
    ['de', 'Wissen\u00adschaft heute', ['Wissen\u00ad', 'schaft ', 'heute']],
  ])('in %s between %j', (lang, text, pieces) => {
    expect(piecesOf(text, lang)).toEqual(pieces)
  })

  it('within what is longer than any word', () => {
    const pieces = piecesOf('क्ष'.repeat(100), 'hi')
    expect(pieces.map((piece) => piece.length / 3)).toEqual([32, 32, 32, 4])
  })
})

/** The headline with “_” for the spaces at which no line ends. */
const tied = (...of: Parameters<typeof tieShortWords>) => tieShortWords(...of).replaceAll('\u00a0', '_')

it.each([
  ['ru', 'Китай вышел на новый этап', 'Китай вышел на_новый этап'],
  ['ru', 'Рост и «спад» к 2027 году', 'Рост и_«спад» к_2027 году'],
  ['uk', 'У Києві й з Одеси', 'У_Києві й_з_Одеси'],
  ['cs', 'V Praze a k tomu', 'V_Praze a_k_tomu'],
  ['pl', 'W Polsce i z nami', 'W_Polsce i_z_nami'],
  ['sk-SK', 'O tom a v tom', 'O_tom a_v_tom'],
])('in %s, no line of the headline “%s” ends with a short word', (lang, headline, expected) => {
  expect(tied(headline, lang)).toBe(expected)
})

it('a short word stays free before a word that is nearly as long as a line', () => {
  expect(tied('О переосвидетельствовании', 'ru')).toBe('О переосвидетельствовании')
})

it('a part of a word is no short word', () => {
  expect(tied('Би-би-си тут', 'ru')).toBe('Би-би-си тут')
})

it('a headline in another language stays the same', () => {
  for (const lang of ['en', 'de', 'fr', 'ar', 'zh']) expect(tied('a in v o и в том', lang)).toBe('a in v o и в том')
})
