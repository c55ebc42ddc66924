import { expect, it } from 'vitest'
import { isTransliterable, slugify, toSlug } from '../../lib/publication/slugs.ts'

it.each([
  ['São Paulo', 'sao-paulo'],
  ['  Deep_Sea ', 'deep-sea'],
  ['women’s rights', 'womens-rights'],
  ['#MeToo', 'metoo'],
  ['Ｃ++', 'c-plus-plus'],
  ['R&D', 'r-and-d'],
])('“%s” is called %s in addresses', (name, slug) => {
  expect(slugify(name)).toBe(slug)
})

it.each(['港口', 'ガンダム', 'свобода слова', 'حقوق الإنسان', 'मानव अधिकार', '인권', '…', 'word '.repeat(60)])(
  '“%s” is called by plain letters and digits',
  (name) => {
    expect(slugify(name)).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/)
    expect(slugify(name).length).toBeLessThan(70)
  },
)

it('names that sound alike in another script stay apart, and so do names that begin alike', () => {
  expect(slugify('事实')).not.toBe(slugify('史诗'))
  expect(slugify(`${'word '.repeat(60)}one`)).not.toBe(slugify(`${'word '.repeat(60)}two`))
  expect(slugify('C')).not.toBe(slugify('C#'))
})

it('capitals, spaces and the form of letters make no other name', () => {
  expect(slugify('Свобода  Слова')).toBe(slugify('свобода слова'))
  expect(slugify('が')).toBe(slugify('が'))
})

it.each([
  ['ru', 'Новости дня: подъезд закрыт', 'novosti-dnya-podezd-zakryt'],
  ['uk', 'Київ: п’ять згаряних мостів, її їжа', 'kyiv-piat-zgharianykh-mostiv-yii-yizha'],
  ['el', 'Ο δρόμος του νερού', 'o-dromos-tou-nerou'],
  ['de', 'Über die Brücke', 'ueber-die-bruecke'],
  ['hy', 'Գետի ջուրը', 'geti-jury'],
  ['ko', '전체 기사', 'jeonche-gisa'],
])('a headline in %s becomes words in Latin letters', (lang, headline, slug) => {
  expect([toSlug(headline, lang), isTransliterable(headline)]).toEqual([slug, true])
})

it.each(['پل بسته شد', 'انتهى الحصاد', 'הגשר נסגר', 'पुल बंद', 'สะพานปิด', '橋が閉まる'])(
  '“%s” keeps its letters',
  (headline) => {
    expect(isTransliterable(headline)).toBe(false)
  },
)
