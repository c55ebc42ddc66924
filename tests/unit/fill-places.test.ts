import { expect, expectTypeOf, it } from 'vitest'
import { fillPlaces, type PlacesIn } from '../../lib/problem/wording.ts'
import { finding } from '../../packages/doctor/finding/finding.ts'
import { publishProblem } from '../../packages/publish/plan/publish-problem.ts'

it('a text has a value in place of each name in braces', () => {
  const values = { where: 's3://news', others: 'a.html' }
  expect(fillPlaces('{where} has {others}; {where} stays.', values)).toBe('s3://news has a.html; s3://news stays.')
})

it('a message without one of its values is an error of types', () => {
  expectTypeOf<PlacesIn<'{where} has {others}; {where} stays.'>>().toEqualTypeOf<'where' | 'others'>()
  expectTypeOf(publishProblem<'place-missing'>)
    .parameter(1)
    .toEqualTypeOf<Readonly<Record<'where', unknown>>>()
  expectTypeOf(finding<'header-{header}'>)
    .parameter(1)
    .toEqualTypeOf<Readonly<Record<'header' | 'page' | 'how' | 'why', unknown>>>()
})
