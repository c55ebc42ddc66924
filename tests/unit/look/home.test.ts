import { describe, expect, it } from 'vitest'
import { pageIn } from '../../../lib/builder/page/compiled.ts'
import { homeAddress } from '../../../lib/publication/publication.ts'
import { aPublication } from '../../component/helpers/publication.ts'

describe('the address /', () => {
  it('shows the languages of a publication with several', () => {
    const publication = aPublication(['en', 'ar'])
    expect(pageIn('index.html', publication)).toEqual({ route: 'languageChooser', address: '/' })
    expect(homeAddress(publication)).toBe('/')
  })

  it.each([
    ['of a publication with one language', aPublication(['en'])],
    ['where site.yaml asks for it', aPublication(['en', 'ar'], { home: 'news' })],
  ])('shows the front page %s, which search engines find at its own address', (_, publication) => {
    expect(pageIn('index.html', publication)).toEqual({ route: 'front', address: '/en/' })
    expect(homeAddress(publication)).toBe('/en/')
  })

  it('shows the language of a publication with one where site.yaml asks for it', () => {
    expect(pageIn('index.html', aPublication(['en'], { home: 'languages' })).route).toBe('languageChooser')
  })

  it('changes no other page', () => {
    expect(pageIn('ar/index.html', aPublication(['en', 'ar'], { home: 'news' }))).toEqual({
      route: 'front',
      address: '/ar/',
    })
  })
})
