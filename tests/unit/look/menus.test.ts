import { expect, it } from 'vitest'
import { libraryOf } from '../read-library.ts'

const MENUS = `menus:
  header:
    - science
    - about
    - harvest
    - {label: {en: Shop, ar: متجر}, url: "https://shop.example/"}
  footer:
    - label: {en: The paper, ar: الصحيفة}
      links: [contact]
`

const library = () =>
  libraryOf({
    'site.yaml': (good) => good + MENUS,
    'pages/contact/en.md': '---\ntitle: Contact\n---\n\nWrite to us.\n',
  })

it('a menu links to sections, pages, stories and other sites, by their names in the language', () => {
  expect(library().menus?.get('ar')?.header).toEqual([
    { address: '/ar/topics/science/', title: 'علوم', lang: 'ar' },
    { address: '/ar/about/', title: 'صفحة', lang: 'ar' },
    { address: '/ar/harvest/', title: 'انتهى الحصاد', lang: 'ar' },
    { address: 'https://shop.example/', title: 'متجر', lang: 'ar' },
  ])
})

it('a page that is not translated is linked in the default language', () => {
  expect(library().menus?.get('ar')?.columns).toEqual([
    { title: 'الصحيفة', lang: 'ar', links: [{ address: '/en/contact/', title: 'Contact', lang: 'en' }] },
  ])
})

it('a newsroom without menus has none', () => {
  expect(libraryOf({}).menus?.size).toBe(0)
})
