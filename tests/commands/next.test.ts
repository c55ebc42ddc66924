import { afterEach, expect, it, vi } from 'vitest'
import { type DueChange, dueChanges } from '../../lib/cli/schedule/due-changes.ts'
import { dueTimes, TIMER_FORMS } from '../../lib/cli/schedule/timer-forms.ts'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { type Changes, replaced, withBody, writeNewsroom } from '../content/newsroom.ts'
import { masthead } from './masthead.ts'

vi.setConfig({ testTimeout: 120_000 })
afterEach(() => vi.unstubAllEnvs())

const PUBLISH = 'publish: 2026-03-01T09:00:30+01:00'
const WITHDRAW = 'unpublish: {date: 2026-03-02, reason: The figures were wrong.}'
const BEFORE = Date.parse('2026-03-01T08:00:29Z')

it('lists every later time, the first one first, with the languages that it concerns', async () => {
  const newsroom = {
    'stories/harvest/en.md': replaced('section: science', WITHDRAW),
    'stories/mill/en.md': withBody('Text.').replace('title:', `${PUBLISH}\ntitle:`),
    'stories/old/en.md': withBody('Text.').replace('title:', 'publish: 2026-02-01T09:00:00Z\ntitle:'),
    'stories/draft/en.md': withBody('Text.').replace('title:', `draft: true\n${PUBLISH}\ntitle:`),
  }
  const publish = { at: '2026-03-01T08:00:30Z', story: 'mill', language: 'en', change: 'publish' }
  const withdraw = { at: '2026-03-02T00:00:00Z', story: 'harvest', change: 'withdraw' }
  const withdrawals = ['ar', 'en'].map((language) => ({ ...withdraw, language }))
  expect(await due(newsroom, BEFORE)).toEqual([publish, ...withdrawals])
  expect(await due(newsroom, BEFORE + 1000)).toEqual(withdrawals)
  expect(await due(newsroom, Date.parse('2026-03-02'))).toEqual([])
})

it('withdraws a language that was never published when its notice appears', async () => {
  const newsroom = {
    'stories/harvest/en.md': replaced('section: science', `${WITHDRAW}\npublish: 2026-04-01T00:00:00Z`),
  }
  const changes = await due(newsroom, BEFORE)
  expect(changes.map(({ at, change }) => [at, change])).toEqual(Array(2).fill(['2026-04-01T00:00:00Z', 'withdraw']))
})

it('writes the times for programs that start builds, each at the first whole minute after it', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata')
  const change: DueChange = { at: '2026-03-01T08:00:30Z', story: 'mill', language: 'en', change: 'publish' }
  const times = dueTimes([change, { ...change, language: 'ar' }])
  expect(TIMER_FORMS.systemd(times)).toContain('\n[Timer]\nOnCalendar=2026-03-01 08:01:00 UTC\nAccuracySec=1s\n')
  expect(TIMER_FORMS.cron(times, "/srv/the editor's 100%")).toBe(
    "# publish mill (en, ar), in the time zone of this machine\n31 13 1 3 * cd '/srv/the editor'\\''s 100\\%' && npx masthead build",
  )
  expect(TIMER_FORMS.github(times)).toBe('on:\n  schedule:\n    - cron: "1 8 1 3 *" # 2026: publish mill (en, ar)')
  expect(TIMER_FORMS.gitlab(times)).toBe(
    'glab schedule create --ref main --description "masthead: publish mill (en, ar)" --cron "1 8 1 3 *" --cronTimeZone UTC',
  )
})

it('prints them for people, for scripts and for timers, and says if there is nothing', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(BEFORE / 1000))
  const root = writeNewsroom({ 'stories/harvest/en.md': replaced('section: science', PUBLISH) })
  expect(masthead(root, 'next')).toMatchObject({
    status: 0,
    stdout: '2026-03-01T08:00:30Z  publish harvest (ar, en)\n',
  })
  expect(JSON.parse(masthead(root, 'next', '--json').stdout)).toHaveLength(2)
  expect(masthead(root, 'next', '--as', 'github').stdout).toMatch(/^on:\n {2}schedule:\n/)
  expect(masthead(root, 'next', '--as', 'at')).toMatchObject({ status: 2, stderr: expect.stringContaining('systemd') })
  const none = writeNewsroom()
  expect(masthead(none, 'next', '--as', 'cron')).toMatchObject({ status: 0, stdout: '' })
  expect(masthead(none, 'next').stderr).toContain('No story is scheduled')
})

async function due(changes: Changes, now: number): Promise<readonly DueChange[]> {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(now / 1000))
  const root = writeNewsroom(changes)
  const { publication } = readPublication(root)
  return publication ? dueChanges(root, publication) : []
}
