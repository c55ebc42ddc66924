import { expect, test } from 'vitest'
import { resultItem } from '../../components/search/pagefind.ts'

test('a Chinese headline in the results of a search ends its lines between clauses, as elsewhere', () => {
  const title = '停航四十天后港口重开 首批货轮今晨进港'
  const item = resultItem({ url: '/zh/harbour/', excerpt: '', meta: { title } }, 'zh')
  expect([...item.querySelectorAll('h2 .clause')].map(({ textContent }) => textContent)).toEqual(title.split(' '))
  expect(item.querySelector('h2')).toHaveTextContent(title)
  const english = resultItem({ url: '/en/harbour/', excerpt: '', meta: { title: 'One, two' } }, 'en')
  expect(english.querySelector('.clause')).toBeNull()
})
