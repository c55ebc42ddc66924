import { readFileSync } from 'node:fs'
import path from 'node:path'
import { selectAll } from 'hast-util-select'
import sharp from 'sharp'
import { attribute, filesIn, pagesIn, treeOf } from './built-page.ts'
import { SITES } from './sites.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

test('stories and front pages name their own cards, and every card is named', () => {
  for (const lang of LANGUAGES) {
    for (const address of [`/${lang}/`, storyPath(lang)])
      expect(cardsOf(address, 'seed')).toEqual([`${address}card.jpg`])
  }
  const named = new Set(pagesIn('seed').flatMap((address) => cardsOf(address, 'seed')))
  expect([...named].sort()).toEqual(cardsIn('seed'))
})

test('a card is a JPEG of 1200 × 630 pixels, lighter than 200 kB, and no two are alike', async () => {
  const seen = new Set<string>()
  for (const name of cardsIn('seed')) {
    const picture = readFileSync(path.join(SITES.seed, name))
    expect(await sharp(picture).metadata(), name).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
    expect(picture.length, name).toBeLessThan(200_000)
    seen.add(picture.toString('base64'))
  }
  expect(seen.size).toBe(cardsIn('seed').length)
})

test('where the site’s address is not known there are no cards, and none is named', () => {
  expect(cardsIn('services')).toEqual([])
  expect(pagesIn('services').flatMap((address) => cardsOf(address, 'services'))).toEqual([])
})

/** The pictures that a page wants shared, by their paths. */
function cardsOf(address: string, site: keyof typeof SITES): string[] {
  const named = selectAll('meta[property="og:image"]', treeOf(address, site))
  return named.map((meta) => new URL(attribute(meta, 'content') ?? '').pathname)
}

function cardsIn(site: keyof typeof SITES): string[] {
  return filesIn(site)
    .filter((name) => name.endsWith('/card.jpg'))
    .map((name) => `/${name}`)
}
