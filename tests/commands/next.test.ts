import { afterEach, expect, it, vi } from 'vitest'
import { type DueChange, dueChanges } from '../../lib/cli/due-changes.ts'
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
  const notice = { 'front.ar.yaml': 'notice: {text: "أُغلق المضيق", until: 2026-03-01T12:00:00+03:00}\n' }
  const end = { at: '2026-03-01T09:00:00Z', file: 'front.ar.yaml', key: 'notice', change: 'end' }
  const publish = { at: '2026-03-01T08:00:30Z', story: 'mill', language: 'en', change: 'publish' }
  const withdraw = { at: '2026-03-02T00:00:00Z', story: 'harvest', change: 'withdraw' }
  const withdrawals = ['ar', 'en'].map((language) => ({ ...withdraw, language }))
  expect(await due({ ...newsroom, ...notice }, BEFORE)).toEqual([publish, end, ...withdrawals])
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

it('prints them for people and for scripts, and says if there is nothing', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(BEFORE / 1000))
  const root = writeNewsroom({ 'stories/harvest/en.md': replaced('section: science', PUBLISH) })
  expect(masthead(root, 'next')).toMatchObject({
    status: 0,
    stdout: '2026-03-01T08:00:30Z  publish harvest (ar, en)\n',
  })
  expect(JSON.parse(masthead(root, 'next', '--json').stdout)).toHaveLength(2)
  const none = writeNewsroom()
  expect(masthead(none, 'next')).toMatchObject({
    status: 0,
    stdout: '',
    stderr: expect.stringContaining('No story is scheduled'),
  })
})

it('prints what has become due since the last build, and nothing that is still ahead', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2026-03-01T12:00:00Z') / 1000))
  const root = writeNewsroom({
    'stories/harvest/en.md': replaced('section: science', PUBLISH),
    'stories/mill/en.md': withBody('Text.').replace('title:', 'publish: 2026-03-01T12:00:01Z\ntitle:'),
  })
  expect(masthead(root, 'next', '--since', '2026-03-01T08:00:00Z')).toMatchObject({
    status: 0,
    stdout: '2026-03-01T08:00:30Z  publish harvest (ar, en)\n',
  })
  expect(masthead(root, 'next', '--since', '2026-03-01T08:00:30Z')).toMatchObject({ status: 0, stdout: '' })
  expect(masthead(root, 'next', '--since', 'yesterday')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('“yesterday” is not a time.'),
  })
})

async function due(changes: Changes, now: number): Promise<readonly DueChange[]> {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(now / 1000))
  const root = writeNewsroom(changes)
  const { publication } = readPublication(root)
  return publication ? dueChanges(root, publication) : []
}
