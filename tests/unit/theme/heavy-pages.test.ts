import { expect, it } from 'vitest'
import { heavyPages } from '../../../lib/build/output/heavy-pages.ts'

const pages = (sizes: readonly number[]) =>
  sizes.flatMap((size, index) => [
    { name: `en/story-${index}/index.html`, size: 60_000 },
    { name: `en/story-${index}/index.html.br`, size },
  ])

it('warns of the story pages that are too heavy only because of the theme, with the numbers', () => {
  const [problem, ...others] = heavyPages('/n/content', 'h1{color:red}', pages([14_600, 14_601, 14_605, 20_000]))
  expect(others).toEqual([])
  expect(problem).toMatchObject({ file: 'content/theme.css', rule: 'page-heavy', severity: 'warning' })
  expect(problem?.message).toBe(
    'With this file, 2 of the story pages have more than 14,600 bytes. The heaviest, en/story-2/, has 14,605 bytes.',
  )
})

it('has nothing to say without a theme, or of pages within the limit', () => {
  expect(heavyPages('/n/content', undefined, pages([14_605]))).toEqual([])
  expect(heavyPages('/n/content', 'h1{color:red}', pages([14_600]))).toEqual([])
})
