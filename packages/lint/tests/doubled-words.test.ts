import { expect, test } from 'vitest'
import { doubledWords } from '../doubled-words.ts'

test.for<[where: string, text: string, found: string[]]>([
  ['twice in a row', 'It is the the best.', ['the the']],
  ['with several spaces between', 'It is the  the best.', ['the  the']],
  ['with several spaces between, as after each sentence', 'It is so.  It is the  the best.  So be it.', ['the  the']],
  ['over the end of a line', 'It is the\nthe best.', ['the\nthe']],
  ['in other letters', 'The the best.', ['The the']],
  ['three times: the first two', 'the the the', ['the the']],
  ['four times: two and two', 'the the the the', ['the the', 'the the']],
  ['once more than another', 'the the best best', ['the the', 'best best']],
])('a word is found that stands %s', ([, text, found]) => {
  expect(doubledWords(text, 'en').map(({ at }) => at)).toEqual(found)
})

test.for([
  ['a part of a longer one', 'in the theatre, bathe the dog'],
  ['joined to another', 'well-known known, the the-best, don’t t'],
  ['parted by a sign', 'the, the. The (the)'],
  ['a name', 'Duran Duran; New York, New York'],
  ['right', 'He had had it.'],
  ['a name of one letter', 'After the upgrade of chart A a release is there.'],
  ['a label in capitals', 'ERROR error in line 1'],
  ['the head of a table', 'The ms    ms  sec  sec are means.'],
  ['a placeholder in capitals', 'The harbour HARBOUR is closed.'],
  ['in two cells of a table', 'Bytes\tnumber\tnumber'],
  ['a part of an address or of a name in code', 'run --name=grafana grafana/grafana, http http.scheme'],
])('a word is let pass that is %s', ([, text = '']) => {
  expect(doubledWords(text, 'en')).toEqual([])
})

test.for([
  ['vi', 'Hai chiếc thuyền chạy song song, luôn luôn như thế.'],
  ['bn', 'ছোট ছোট নৌকা ধীরে ধীরে চলে।'],
  ['tr', 'Tekneler adım adım, ayrı ayrı geçti.'],
  ['ur', 'کشتیاں ساتھ ساتھ چلیں۔'],
  ['ja', '小さいものの、ひとりひとりがこののち戻った。'],
  ['zh', '这是他们的目的的一部分，不甚了了。'],
  ['ja', '船はごちゃごちゃと並んでいた。'],
  ['nl', 'Alles wat je je ooit hebt afgevraagd, en wat we we nooit noemden.'],
  ['en', 'The team looks for “unknown unknowns”, and for "risks risks".'],
  ['zh', '它旨在发现“不知道不知道”问题。'],
  ['sw', 'Mashua zilipita pole pole.'],
  ['de', 'Die, die die Mühle kennen'],
  ['hi', 'धीरे धीरे चीन'],
  ['zh', '看看，研究研究'],
  ['ja', '知らず知らずのうちに、何度も何度も繰り返した。'],
  ['ja', '何が機能し何が機能していないか、現在のスパンのスパンイベントを見る。'],
  ['zh', '任何有未确认父交易的交易的手续费。'],
  ['zh', '她是朋友的朋友的孩子，是他们的孩子的孩子的船。'],
  ['zh', '收到无效的区块的区块头。'],
  ['ko', '\ufffc이 이 플러그인을 호출한다.'],
  ['en', 'Ta ta for now!'],
  ['cs', 'Šli na historické a a priori modely lodí.'],
  ['he', 'הסירות שבו לאט לאט.'],
])('in %s words may be doubled by custom: “%s”', ([lang = '', text = '']) => {
  expect(doubledWords(text, lang)).toEqual([])
})

test.for([
  ['vi', 'Con thuyền của của ông.', 'của của'],
  ['hi', 'चीन के के बाहर', 'के के'],
  ['fr', 'nous nous levons le le matin', 'le le'],
  ['ja', 'いろいろな人をを、もののけ', 'をを'],
  ['zh', '人工智能人工智能', '人工智能人工智能'],
  ['bn', 'নৌকা এবং এবং মাছ।', 'এবং এবং'],
  ['tr', 'Tekne ve ve balık.', 've ve'],
  ['ja', '船のの帆が見えた。', 'のの'],
  ['cs', 'Šel tam a a pak domů.', 'a a'],
  ['zh', '这是重要的重要的事情。', '重要的重要的'],
  ['zh', '重要的重要的事情。', '重要的重要的'],
  ['ja', '船について、船について船について話した。', '船について船について'],
])('in %s a particle is doubled only by mistake: “%s”', ([lang = '', text = '', at]) => {
  expect(doubledWords(text, lang).map((found) => found.at)).toEqual([at])
})

test('a word that ends one item and begins the next is not repeated', () => {
  expect(doubledWords('rye\n\nrye', 'en')).toEqual([])
})
