import { describe, expect, it } from 'vitest'
import { didYouMean, suggest } from '../../lib/problem/did-you-mean.ts'

const KEYS = ['title', 'description', 'date', 'authors', 'defaultLanguage']

describe('a mistyped name', () => {
  it.each([
    ['titel', 'title'],
    ['TITLE', 'title'],
    ['autors', 'authors'],
    ['descriptoin', 'description'],
    ['defaultlangauge', 'defaultLanguage'],
  ])('%s stands for %s', (mistyped, meant) => {
    expect(didYouMean(mistyped, KEYS)).toBe(meant)
  })

  it.each(['cover', 'x', 'dates of all'])('%s stands for none that is far from it', (mistyped) => {
    expect(didYouMean(mistyped, KEYS)).toBeUndefined()
  })

  it('is compared whatever its capitals, and those of what is known', () => {
    expect(didYouMean('PT-pt', ['pt-BR', 'pt-PT'])).toBe('pt-PT')
    expect(didYouMean('cover.png', ['rover.jpg', 'COVER.PNG'])).toBe('COVER.PNG')
  })
})

describe('a hint', () => {
  it('names the nearest', () => {
    expect(suggest('titel', KEYS)).toBe('Did you mean “title”?')
  })

  it('says so where there is nothing', () => {
    expect(suggest('science', [])).toBe('None is known here yet.')
  })
})
