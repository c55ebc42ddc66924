import { describe, expect, it } from 'vitest'
import { readPublication } from '../../lib/publication/read-publication.ts'
import { toService } from '../../lib/publication/services.ts'
import { writeNewsroom } from '../content/newsroom.ts'
import { aService } from './helpers/pages.ts'

describe('a service that one line names', () => {
  it('has what pages need to know of it', () => {
    expect(toService({ use: 'plausible', domain: 'news.example' })).toMatchObject({
      name: 'Plausible',
      purpose: 'statistics',
      script: 'https://plausible.io/js/script.js',
      attributes: { 'data-domain': 'news.example' },
    })
  })

  it.each(['https://stats.news.example', 'https://stats.news.example/'])(
    'may be on a server of one’s own: %s',
    (server) => {
      const umami = toService({ use: 'umami', id: '1', server })
      expect(umami.script).toBe('https://stats.news.example/script.js')
      expect(umami.hosts.connect).toEqual([])
      expect(toService({ use: 'plausible', domain: 'a', server }).script).toBe(
        'https://stats.news.example/js/script.js',
      )
      expect(toService({ use: 'goatcounter', server }).attributes).toEqual({
        'data-goatcounter': 'https://stats.news.example/count',
      })
    },
  )

  it('tells Google what a reader has allowed before its script runs: statistics, and no advertising', () => {
    const { before } = toService({ use: 'google', id: 'G-A1' })
    const layer: unknown[] = []
    new Function('window', 'dataLayer', before ?? '')({ dataLayer: layer }, layer)
    const calls = layer.map((call) => Array.from(Object(call)))
    expect(layer.map(String)).toEqual(layer.map(() => '[object Arguments]'))
    const ads = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' }
    expect(calls).toEqual([
      ['consent', 'default', { ...ads, analytics_storage: 'denied' }],
      ['consent', 'update', { analytics_storage: 'granted' }],
      ['js', expect.any(Date)],
      ['config', 'G-A1'],
    ])
  })
})

it('a service that site.yaml describes sets its global variables before its script runs', () => {
  const { before: _, ...plain } = aService()
  const config = { settings: { site: 7 }, queue: [] }
  expect(toService({ ...plain, config }).before).toBe('window.settings={"site":7};window.queue=[]')
  expect(toService({ ...plain, config: {} }).before).toBeUndefined()
})

it('a publication may mix both kinds', () => {
  const services = '  services: [{use: fathom, id: ABC}, {name: Count, purpose: statistics}]\n'
  const { publication, problems } = readPublication(writeNewsroom({ 'site.yaml': (good) => good + services }))
  expect(problems).toEqual([])
  expect(publication?.consent.services.map(({ name }) => name)).toEqual(['Fathom', 'Count'])
})
