import { expect, it } from 'vitest'
import { nameSlug } from '../../lib/story/name-slug.ts'

it.each([
  ['São Paulo', 'sao-paulo'],
  ['  Deep_Sea ', 'deep-sea'],
  ['women’s rights', 'womens-rights'],
  ['#MeToo', 'metoo'],
  ['Ｃ++', 'c-plus-plus'],
  ['R&D', 'r-and-d'],
])('“%s” is called %s in addresses', (name, slug) => {
  expect(nameSlug(name)).toBe(slug)
})

it.each(['港口', 'ガンダム', 'свобода слова', 'حقوق الإنسان', 'मानव अधिकार', '인권', '…', 'word '.repeat(60)])(
  '“%s” is called by plain letters and digits',
  (name) => {
    expect(nameSlug(name)).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/)
    expect(nameSlug(name).length).toBeLessThan(70)
  },
)

it('names that sound alike in another script stay apart, and so do names that begin alike', () => {
  expect(nameSlug('事实')).not.toBe(nameSlug('史诗'))
  expect(nameSlug(`${'word '.repeat(60)}one`)).not.toBe(nameSlug(`${'word '.repeat(60)}two`))
  expect(nameSlug('C')).not.toBe(nameSlug('C#'))
})

it('capitals, spaces and the form of letters make no other name', () => {
  expect(nameSlug('Свобода  Слова')).toBe(nameSlug('свобода слова'))
  expect(nameSlug('が')).toBe(nameSlug('が'))
})
