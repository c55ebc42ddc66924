import { expect, it } from 'vitest'
import { clausesOf } from '../../../lib/language/clauses.ts'

it.each([
  ['zh', '停航四十天后港口重开 首批货轮今晨进港', ['停航四十天后港口重开', ' ', '首批货轮今晨进港']],
  ['zh-Hant', '渡輪返航，碼頭重開', ['渡輪返航，', '', '碼頭重開']],
  ['ja', '港が再開、船が戻る', ['港が再開、', '', '船が戻る']],
  ['zh', '渡轮返航', ['渡轮返航']],
  ['en', 'The ferry returns, the quay reopens', ['The ferry returns, the quay reopens']],
])('divides a headline in %s between its clauses: %s', (lang, text, clauses) => {
  expect(clausesOf(text, lang)).toEqual(clauses)
})
