import { describe, expect, it } from 'vitest'
import { piecesOf } from '../../../lib/language/headline.ts'

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
