import { expect, it, vi } from 'vitest'
import { fieldsOfNew, inTimeZone, openStory } from '../open-story.ts'

const LISTED = [{ slug: 'harbour', title: 'The harbour', original: 'en' }]

it.each([
  ['The bridge is closed', 'en', { slug: 'the-bridge-is-closed', headline: 'The bridge is closed' }],
  ['Мост закрыт', 'ru', { slug: 'most-zakryt', headline: 'Мост закрыт' }],
  ['پل بسته شد', 'fa', { slug: 'story-2026-12-01', ownSlug: 'پل-بسته-شد', headline: 'پل بسته شد' }],
  ['橋が閉鎖', 'ja', { slug: 'story-2026-12-01', ownSlug: '橋が閉鎖' }],
  [' bridge-closed ', 'en', { slug: 'bridge-closed' }],
])('“%s” begins a story with the names that `masthead new` gives it', (words, original, story) => {
  vi.useFakeTimers({ now: Date.parse('2026-12-01T12:00Z'), toFake: ['Date'] })
  expect(openStory(words, original, LISTED)).toMatchObject({ ...story, original })
  vi.useRealTimers()
})

it('the name or the headline of a story opens it, and never begins a second one with its name', () => {
  for (const words of ['harbour', 'The harbour', 'Harbour!']) expect(openStory(words, 'fa', LISTED)).toEqual(LISTED[0])
})

it('two stories of one day that have no Latin name get two folders', () => {
  vi.useFakeTimers({ now: Date.parse('2026-12-01T12:00Z'), toFake: ['Date'] })
  const first = openStory('پل', 'fa', LISTED)
  expect(openStory('رود', 'fa', LISTED, [first]).slug).toBe('story-2026-12-01-2')
  vi.useRealTimers()
})

it('a new story is a draft of now; times have the zone of the newspaper, inside lists too', () => {
  const date = { name: 'date', label: 'Date', widget: 'datetime', required: false }
  const fields = [
    date,
    { name: 'draft', label: 'Draft', widget: 'boolean', required: false },
    { name: 'corrections', label: 'Corrections', widget: 'list', required: false, fields: [date] },
  ]
  expect(fieldsOfNew(fields)).toMatchObject([{ default: '{{now}}' }, { default: true }, { name: 'corrections' }])
  expect(inTimeZone(fields, 'Asia/Baku')).toMatchObject([
    { input_timezone: 'Asia/Baku' },
    { widget: 'boolean' },
    { fields: [{ input_timezone: 'Asia/Baku' }] },
  ])
})
