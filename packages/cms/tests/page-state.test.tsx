import '@testing-library/jest-dom/vitest'
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PageState } from '../desk/page-state.tsx'

const NOW = Date.parse('2026-12-07T10:00:00Z')

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const answers = (...statuses: readonly (number | 'no connection')[]) => {
  const left = [...statuses]
  const asked = vi.fn(async () => {
    const status = left.shift() ?? 500
    if (status === 'no connection') throw new TypeError('Failed to fetch')
    return new Response(null, { status })
  })
  vi.stubGlobal('fetch', asked)
  return asked
}

const shown = async (publish: string, publishEvery?: number) => {
  const { container } = render(
    <PageState page="../en/the-harbour/" saved={{ publish }} publishEvery={publishEvery} zone="Asia/Baku" />,
  )
  await act(() => vi.advanceTimersByTimeAsync(0))
  return container
}

const wait = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

test('a text whose page is there needs no sentence, and is asked for once', async () => {
  const asked = answers(200)
  expect(await shown('2026-12-07T09:00:00Z')).toHaveTextContent(/^$/)
  await wait(600)
  expect(asked.mock.calls).toEqual([['../en/the-harbour/', { method: 'HEAD', cache: 'no-store' }]])
})

test('a page that no build has brought yet is looked for until it is there', async () => {
  answers(404, 404, 200)
  const container = await shown('2026-12-07T09:50:00Z')
  expect(container).toHaveTextContent('Readers do not have this page yet: the next build brings it.')
  await wait(20)
  expect(container).toHaveTextContent('Readers do not have this page yet')
  await wait(20)
  expect(container).toHaveTextContent(/^Readers have this page now\.$/)
})

test('the desk says when no build runs: after three times the minutes between builds', async () => {
  answers(404)
  expect(await shown('2026-12-07T09:16:00Z', 15)).toHaveTextContent('the next build brings it')
  answers(404)
  expect(await shown('2026-12-07T09:14:00Z', 15)).toHaveTextContent(
    'Readers do not have this page yet, although it was to be public at Dec 7, 2026, 1:14 PM: no build has run since',
  )
})

test('a text with a day alone is never called late, because its time is not known', async () => {
  answers(404)
  expect(await shown('2026-12-01', 15)).toHaveTextContent('the next build brings it')
})

test('without a connection nothing is said, and it is asked again', async () => {
  answers('no connection', 404)
  const container = await shown('2026-12-07T09:50:00Z')
  expect(container).toHaveTextContent(/^$/)
  await wait(20)
  expect(container).toHaveTextContent('the next build brings it')
})
