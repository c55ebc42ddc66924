import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noticeFor } from '../../lib/library/front-notice.ts'
import { libraryOf } from './read-library.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-02T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const noticeOf = (text: string, until: string) => `notice: {text: {en: ${text}}, until: ${until}}\n`

/** The notices of a front page and of another page, in a newsroom with one in site.yaml and one in front.yaml. */
function notices(site: string, front: string) {
  const library = libraryOf({
    'site.yaml': (good) => good + noticeOf('The strait is closed', site),
    'front.yaml': noticeOf('Vote on Sunday', front),
  })
  return [noticeFor(library, 'en', true)?.value, noticeFor(library, 'en')?.value]
}

test('a front page has the notice of front.yaml, other pages that of site.yaml', () => {
  expect(notices('2026-03-03', '2026-03-03')).toEqual(['Vote on Sunday', 'The strait is closed'])
})

test('a front page has the notice of site.yaml again once that of front.yaml is over', () => {
  expect(notices('2026-03-03', '2026-03-02')).toEqual(['The strait is closed', 'The strait is closed'])
  expect(notices('2026-03-02', '2026-03-02')).toEqual([undefined, undefined])
})
