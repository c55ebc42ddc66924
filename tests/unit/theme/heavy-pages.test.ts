import { randomBytes } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { heavyOffers, heavyOverrides, heavyPages } from '../../../lib/builder/write/build-site.ts'
import { writeNewsroom } from '../../content/newsroom.ts'

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

const offers = `<section class="offer newsletter"><h2>${randomBytes(100).toString('hex')}</h2></section>`
const read = () => brotliCompressSync(`<main><p>Text.</p>${offers}</main>`)
const support = [{ label: { en: 'Give' }, url: { '': 'https://give.example/' } }]
const newsletter = { place: ['story'], address: 'https://letters.example/' } as const

it('warns at its key in site.yaml of what a publication asks of readers, if story pages are too heavy only because of it', () => {
  const root = writeNewsroom({
    'site.yaml': (good) => `${good}newsletter: {use: ghost, server: https://ghost.example}\n`,
  })
  const files = pages([14_600, 14_628, 20_000])
  const [problem, ...others] = heavyOffers(root, { newsletter, support, comments: undefined }, files, read)
  expect(others).toEqual([])
  expect(problem).toMatchObject({ file: 'content/site.yaml', column: 1, rule: 'page-heavy', severity: 'warning' })
  expect(problem?.line).toBeGreaterThan(1)
  expect(problem?.message).toBe(
    'With newsletter and support, 1 of the story pages have more than 14,600 bytes. The heaviest, en/story-1/, has 14,628 bytes.',
  )
  expect(problem?.hint).toMatch(/^They add up to 1\d\d bytes to a page/)
})

const script = (length: number) => ({ name: 'a.js', code: randomBytes(length / 2).toString('hex'), hash: '' })
const compiled = { script: script(10_000), lazy: script(4_000) }
const ownScript = (length: number) => [{ tags: ['our-tide'], script: script(length) }]

it('warns of story pages that are too heavy in a newsroom with overrides', () => {
  const [problem, ...others] = heavyOverrides({ css: 'h1{color:red}', elements: [] }, compiled, pages([14_600, 14_605]))
  expect(others).toEqual([])
  expect(problem).toMatchObject({ file: 'overrides', rule: 'page-heavy', severity: 'warning' })
  expect(problem?.message).toBe(
    'With the overrides, 1 of the story pages have more than 14,600 bytes. The heaviest, en/story-1/, has 14,605 bytes.',
  )
})

it('warns of scripts in overrides with which a page may load too much, with the numbers', () => {
  expect(heavyOverrides({ css: '', elements: ownScript(1000) }, compiled, [])).toEqual([])
  const [problem] = heavyOverrides({ css: '', elements: ownScript(6000) }, compiled, [])
  expect(problem?.message).toMatch(/a page may load 1\d,\d{3} bytes of script, compressed\. The budget is 9,000\.$/)
  expect(problem?.hint).toMatch(/^They have 3,\d{3} bytes\./)
})
