import { expect, test } from 'vitest'
import { fromJson, toJson } from '../../../lib/store/json-with-maps.ts'

test('maps are maps again, and paths of pictures lead to where the content now is', () => {
  const story = { picture: { path: '/content/ships.png' }, editions: new Map([['en', { more: new Map([[1, 2]]) }]]) }
  const moved = { ...story, picture: { path: '/elsewhere/ships.png' } }
  expect(fromJson(toJson(story, '/content'), '/elsewhere')).toEqual(moved)
  expect(fromJson(toJson({ title: 'path' }, '/content'), '/elsewhere')).toEqual({ title: 'path' })
})
