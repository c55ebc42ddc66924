import { expect, test } from 'vitest'
import { CookieSettings } from '../../components/consent/cookie-consent.tsx'
import { Corrections, TranslationNote, UnpublishedMark } from '../../components/story/story-head.tsx'
import { WithdrawnView } from '../../components/story/story-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { listTitle } from '../../lib/library/list.ts'
import { chartInWords } from '../../lib/story/kinds/chart-words.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { aStoryEdition } from './helpers/story.ts'

const HALF_WIDTH = /[ ():,;.]/
const CHART = `:::chart[粮]{kind=bar unit="吨" forecast=2026}
| 年 | 吨 |
| - | - |
| 2025 | 9 |
| 2026 | 12 |

来源
:::`

test.each(['zh', 'ja'])('in %s no half-width space or mark stands between what a page joins', (lang) => {
  const page = aPage({ lang, publication: aPublication(['en', lang]) })
  const withdrawal = { slug: 'ships', lang, title: '船', date: '2026-11-20', reason: '数', reasonLang: lang }
  const translation = { of: 'en', by: 'machine', translator: '甲', reviewer: '乙' } as const
  const edition = aStoryEdition({ lang, translation, corrections: [{ date: '2025-02-25', text: '数' }] })
  const scheduled = aStoryEdition({ lang, unpublished: { reason: 'scheduled', until: '2026-11-26' } })
  const joined = [
    <CookieSettings key="settings" page={page} />,
    <Corrections key="corrections" edition={edition} page={page} />,
    <TranslationNote key="note" edition={edition} page={page} />,
    <WithdrawnView key="withdrawn" withdrawal={withdrawal} page={page} />,
    <UnpublishedMark key="unpublished" edition={scheduled} page={page} />,
  ].map((element) => show(element).textContent?.replaceAll('Global Privacy Control', '') ?? '')
  const name = { slug: 'ships', label: '船', lang }
  const title = listTitle({ kind: 'topic', name, section: undefined, number: 2, items: [], neighbours: {} }, page)
  const [chart] = sectionsOf(CHART, lang)
  const sentence = chart?.kind === 'chart' ? chartInWords(chart, messagesFor(lang)) : ' '
  expect([...joined, title, sentence].filter((text) => HALF_WIDTH.test(text))).toEqual([])
  expect([title, sentence].join()).toMatch(/船（2）.*粮（吨）/)
})
