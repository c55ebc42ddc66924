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

  it('of two letters stands for nothing else: “fr” is not “ar”', () => {
    expect(didYouMean('fr', ['ar', 'fa'])).toBeUndefined()
    expect(didYouMean('FA', ['ar', 'fa'])).toBe('fa')
  })

  it('that is short stands for nothing that is longer: a “pie” is no “line”', () => {
    expect(didYouMean('pie', ['bar', 'line', 'slope'])).toBeUndefined()
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

  it('lists what there is where none is near', () => {
    expect(suggest('zzz', ['en', 'ar'])).toBe('Known here: en, ar.')
  })

  it('lists no more than a person reads', () => {
    const names = Array.from({ length: 100 }, (_, index) => `name-${index}`)
    expect(suggest('zzz', names)).toMatch(/^Known here: name-0, .*name-14, …$/)
  })

  it('says so where there is nothing', () => {
    expect(suggest('science', [])).toBe('None is known here yet.')
  })
})
