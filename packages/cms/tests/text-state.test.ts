import { describe, expect, it } from 'vitest'
import { afterStep, type Step, stateOf, withStateOf } from '../desk/parts/text-state.ts'
import { typedTime, zonedTime } from '../desk/parts/zoned-time.ts'

const NOW = '2026-12-03T09:00:00+04:00'
const after = (step: Step, values: Record<string, unknown>, answers = {}) =>
  afterStep(step, values, { by: 'Ada Writer', now: NOW, ...answers })
const stateAfter = (step: Step, values: Record<string, unknown>, answers = {}) =>
  stateOf(after(step, values, answers), Date.parse(NOW))

describe('the state of a text', () => {
  const DRAFT = { title: 'A', date: '2026-12-01T08:00:00+04:00', draft: true }

  it('follows what an editor does with it', () => {
    expect(stateAfter('save', DRAFT)).toBe('draft')
    expect(stateAfter('review', DRAFT)).toBe('review')
    expect(stateAfter('approve', after('review', DRAFT))).toBe('approved')
    expect(stateAfter('return', after('approve', DRAFT))).toBe('draft')
    expect(stateAfter('publish', DRAFT)).toBe('published')
    expect(stateAfter('schedule', DRAFT, { publishAt: '2026-12-04T09:00:00+04:00' })).toBe('scheduled')
    expect(stateAfter('unpublish', { title: 'A' }, { reason: 'The figures were wrong.' })).toBe('withdrawn')
  })

  it('names who brought it there, and a save leaves that as it is', () => {
    const reviewed = after('review', DRAFT)
    expect(reviewed.review).toEqual({ state: 'review', by: 'Ada Writer', at: NOW })
    expect(after('save', reviewed)).toEqual(reviewed)
  })

  it('is a draft again when an approved text is edited', () => {
    expect(stateAfter('save', after('approve', DRAFT))).toBe('draft')
  })

  it('is that of a text which nobody has touched on the desk, too', () => {
    expect(stateOf({ draft: true }, 0)).toBe('draft')
    expect(stateOf({}, 0)).toBe('published')
    expect(stateOf({ publish: '2026-12-04T09:00:00+04:00' }, Date.parse(NOW))).toBe('scheduled')
    expect(stateOf({ publish: '2026-12-02T09:00:00+04:00' }, Date.parse(NOW))).toBe('published')
    expect(stateOf({ unpublish: { date: '2026-12-09' } }, Date.parse(NOW))).toBe('published')
  })

  it('of a translation names who approved it as its reviewer', () => {
    const approved = after('approve', { title: 'A', draft: true, translation: { of: 'en', by: 'human' } })
    expect(approved.translation).toEqual({ of: 'en', by: 'human', reviewer: 'Ada Writer' })
  })

  it('becomes public with the date of that moment, unless a person dated the story by its day', () => {
    const approved = after('approve', DRAFT)
    expect(after('publish', approved)).toEqual({ title: 'A', date: NOW, review: approved.review })
    expect(after('publish', after('review', DRAFT))).toEqual({ title: 'A', date: NOW })
    expect(after('publish', { ...DRAFT, date: '2020-01-01' })).toMatchObject({ date: '2020-01-01' })
    expect(after('publish', { title: 'A', draft: true })).toEqual({ title: 'A' })
    expect(after('publish', { ...DRAFT, draft: false })).toMatchObject({ date: DRAFT.date })
  })

  it('of an edit that waits on a branch leaves the public text public', () => {
    const PUBLIC = { title: 'A', review: { state: 'approved', by: 'Bo', at: '2026-12-01T08:00:00+04:00' } }
    const waiting = after('save', PUBLIC, { hasBranches: true })
    expect(waiting).toEqual({ title: 'A', review: { state: 'draft', by: 'Ada Writer', at: NOW } })
    expect(stateOf(waiting, Date.parse(NOW), true)).toBe('draft')
    const asked = after('review', waiting, { hasBranches: true })
    expect(asked).not.toHaveProperty('draft')
    expect(stateOf(asked, Date.parse(NOW), true)).toBe('review')
    expect(after('review', DRAFT, { hasBranches: true })).toHaveProperty('draft', true)
  })

  it('stays as it was in a text that a host does not publish', () => {
    const asked = after('review', DRAFT)
    expect(withStateOf({ ...after('publish', asked), title: 'B' }, asked)).toEqual({ ...asked, title: 'B' })
  })

  it('of a withdrawn text is public again after it is published', () => {
    const withdrawn = after('unpublish', { title: 'A' }, { reason: 'Wrong.' })
    expect(after('publish', withdrawn)).toEqual({ title: 'A' })
  })
})

describe('a time', () => {
  it('has the offset that its zone has on that day', () => {
    expect(zonedTime(Date.UTC(2026, 11, 3, 5), 'Asia/Baku')).toBe('2026-12-03T09:00:00+04:00')
    expect(zonedTime(Date.UTC(2026, 6, 1, 12), 'America/St_Johns')).toBe('2026-07-01T09:30:00-02:30')
    expect(zonedTime(Date.UTC(2026, 11, 3, 5), 'UTC')).toBe('2026-12-03T05:00:00+00:00')
  })

  it('is typed as the clock of its zone shows it, also on the days when the clock changes', () => {
    expect(typedTime('2026-03-29T09:00', 'Europe/Berlin')).toBe('2026-03-29T09:00:00+02:00')
    expect(typedTime('2026-03-29T01:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00+01:00')
    expect(typedTime('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00')
    expect(typedTime('2026-10-25T09:00', 'Europe/Berlin')).toBe('2026-10-25T09:00:00+01:00')
    expect(typedTime('', 'UTC')).toBeUndefined()
  })
})
