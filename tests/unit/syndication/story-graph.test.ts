import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { MEDIA_TOPICS } from '../../fixtures/iptc.ts'
import { atomProblems } from './helpers/atom-problems.ts'
import { atomOf } from './helpers/feeds-of.ts'
import { CODED, FULL, frontJson, fullSite, harvestWith, storyJson } from './helpers/graph-of.ts'

afterEach(() => void vi.unstubAllEnvs())

const schema = z.object({ '@graph': z.array(z.record(z.string(), z.unknown())) })

/** The nodes of a graph by their types. */
function nodesOf(json: string): Record<string, Record<string, unknown>> {
  return Object.fromEntries(schema.parse(JSON.parse(json))['@graph'].map((node) => [String(node['@type']), node]))
}

const HARVEST = 'https://gazette.example/en/harvest/'

describe('a story says of itself', () => {
  test('all that its editors wrote', () => {
    const nodes = nodesOf(storyJson({ 'stories/harvest/en.md': harvestWith(FULL) }))
    expect(nodes.AnalysisNewsArticle).toMatchObject({
      '@id': `${HARVEST}#story`,
      headline: 'The “harvest” is in </script>',
      description: 'All of it.',
      inLanguage: 'en',
      url: HARVEST,
      datePublished: '2025-02-24',
      dateModified: '2025-03-02',
      author: [
        { '@type': 'Person', name: 'Ada Writer', url: 'https://gazette.example/en/authors/ada-writer/' },
        { '@id': 'https://gazette.example/#publisher' },
      ],
      articleSection: 'Science',
      keywords: ['wheat', 'barns'],
      image: [
        {
          '@type': 'ImageObject',
          contentUrl: expect.stringMatching(/^https:\/\/gazette\.example\/assets\/bridge\.\w+\.svg$/),
          caption: 'The bridge.',
          creditText: 'Drawing: Ada',
          license: 'https://licences.example/by/4.0/',
          width: expect.stringMatching(/^\d+$/),
          height: expect.stringMatching(/^\d+$/),
        },
        expect.stringMatching(/^https:\/\/gazette\.example\/assets\/field-/),
      ],
      correction: [{ '@type': 'CorrectionComment', datePublished: '2025-03-02', text: 'It was wheat.' }],
      publisher: { '@id': 'https://gazette.example/#publisher' },
    })
    expect(nodes.NewsMediaOrganization).toMatchObject({ '@id': 'https://gazette.example/#publisher' })
  })

  test('and nothing that they did not', () => {
    const bare = harvestWith('title: The harvest is in\naccept: {date-missing: Nobody knows.}')
    const withoutPicture = (good: string) => bare(good).replace('![A field](field.png)', '')
    const article = nodesOf(
      storyJson({ 'stories/harvest/en.md': withoutPicture, 'stories/harvest/ar.md': undefined }),
    ).NewsArticle
    expect(Object.keys(article ?? {}).sort()).toEqual(
      ['@id', '@type', 'description', 'headline', 'inLanguage', 'isPartOf', 'publisher', 'url'].sort(),
    )
  })

  test.each([
    ['news', 'NewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
    ['opinion', 'OpinionNewsArticle'],
    ['feature', 'NewsArticle'],
    ['interview', 'NewsArticle'],
    ['review', 'NewsArticle'],
  ])('of what kind it is: %s is a %s', (kind, type) => {
    const story = harvestWith(`title: The harvest is in\ndate: 2025-02-24\nkind: ${kind}`)
    expect(
      Object.keys(nodesOf(storyJson({ 'stories/harvest/en.md': story, 'stories/harvest/ar.md': undefined }))),
    ).toEqual([type, 'NewsMediaOrganization', 'WebSite', 'BreadcrumbList'])
  })

  test('the picture by its address alone where nobody is credited', () => {
    expect(nodesOf(storyJson({})).NewsArticle?.image).toEqual(
      ['bridge.', 'field-'].map((name) => expect.stringContaining(`https://gazette.example/assets/${name}`)),
    )
  })

  test('who made each picture of its text, and the address of a licence that is named', () => {
    const credited = (good: string) =>
      good.replace('(field.png)', '(field.png "In June"){credit="Ann" licence="CC BY 4.0"}')
    const { image } = nodesOf(storyJson({ 'stories/harvest/en.md': credited })).NewsArticle ?? {}
    expect(image).toContainEqual({
      '@type': 'ImageObject',
      url: expect.stringContaining('/assets/field-'),
      contentUrl: expect.stringContaining('/assets/field-'),
      caption: 'In June',
      creditText: 'Ann',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      width: expect.stringMatching(/^\d+$/),
      height: expect.stringMatching(/^\d+$/),
    })
  })

  test('who made a picture, where the credit is the name of an author', () => {
    const creditedTo = (credit: string) => (good: string) =>
      good.replace(/^---\n/, '---\nauthors: [Ada Writer]\n').replace('(field.png)', `(field.png){credit="${credit}"}`)
    const imagesOf = (credit: string) =>
      nodesOf(storyJson({ 'stories/harvest/en.md': creditedTo(credit) })).NewsArticle?.image
    const url = 'https://gazette.example/en/authors/ada-writer/'
    const creator = { '@type': 'Person', name: 'Ada Writer', url }
    expect(imagesOf('Ada Writer')).toContainEqual(expect.objectContaining({ creditText: 'Ada Writer', creator }))
    const agency = imagesOf('Via an agency')
    expect(agency).toContainEqual(expect.objectContaining({ creditText: 'Via an agency' }))
    expect(agency).not.toContainEqual(expect.objectContaining({ creator: expect.anything() }))
  })

  test('the way to it from the front page', () => {
    expect(nodesOf(storyJson({})).BreadcrumbList?.itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'The Gazette', item: 'https://gazette.example/en/' },
      { '@type': 'ListItem', position: 2, name: 'The harvest is in' },
    ])
  })
})

describe('the topics of a story are named by their codes', () => {
  test('which IPTC’s list has, and another it has not', () => {
    const codes = (json: string) => [...json.matchAll(/"medtop:(\d+)"/g)].map(([, code = '']) => code)
    const unknown = (json: string) => codes(json).filter((code) => !MEDIA_TOPICS.includes(code))
    expect(codes(storyJson(CODED))).toHaveLength(2)
    expect(unknown(storyJson(CODED))).toEqual([])
    expect(unknown(storyJson(CODED).replace('medtop:13', 'medtop:99'))).toEqual(['99000000'])
  })

  test('in Atom too', async () => {
    const feed = await atomOf(CODED, undefined, 'ar/feed.xml')
    const scheme = 'scheme="http://cv.iptc.org/newscodes/mediatopic/"'
    expect(feed).toContain('<category term="agriculture" label="الزراعة" />')
    expect(feed).toContain(`<category ${scheme} term="20000210" label="الزراعة" />`)
    expect(await atomProblems(new Map([['ar/feed.xml', feed]]))).toEqual([])
  })
})

describe('translations', () => {
  const original = { '@type': 'NewsArticle', '@id': `${HARVEST}#story`, inLanguage: 'en' }

  test('name their original, which names them', () => {
    const made = { '@type': 'NewsArticle', '@id': 'https://gazette.example/ar/harvest/#story', inLanguage: 'ar' }
    expect(nodesOf(storyJson({})).NewsArticle?.workTranslation).toEqual([made])
    expect(nodesOf(storyJson({}, 'ar')).NewsArticle).toMatchObject({ ...made, translationOfWork: original })
  })

  test('are not promised while they are drafts', () => {
    const draft = { 'stories/harvest/ar.md': (good: string) => good.replace('title:', 'draft: true\ntitle:') }
    expect(storyJson(draft)).not.toMatch(/workTranslation|\/ar\/harvest/)
  })

  test('name the person who made them, and no person where a machine did', () => {
    const human = {
      'stories/harvest/ar.md': (good: string) => good.replace('by: machine', 'by: human\n  translator: Sara'),
    }
    expect(nodesOf(storyJson(human, 'ar')).NewsArticle?.translator).toEqual({ '@type': 'Person', name: 'Sara' })
    const machine = {
      'stories/harvest/ar.md': (good: string) => good.replace('machine', 'machine\n  translator: Engine'),
    }
    expect(nodesOf(storyJson(machine, 'ar')).NewsArticle).not.toHaveProperty('translator')
  })
})

describe('the publisher is described', () => {
  test('as site.yaml describes it', () => {
    const { NewsMediaOrganization, WebSite } = nodesOf(frontJson({ 'site.yaml': fullSite }, 'ar'))
    expect(NewsMediaOrganization).toEqual({
      '@type': 'NewsMediaOrganization',
      '@id': 'https://gazette.example/#publisher',
      name: 'The Gazette',
      url: 'https://gazette.example/',
      logo: 'https://gazette.example/favicon.svg',
      publishingPrinciples: 'https://gazette.example/en/principles/',
      correctionsPolicy: 'https://gazette.example/en/corrections/',
      sameAs: ['https://social.example/@gazette'],
      contactPoint: { '@type': 'ContactPoint', contactType: 'أبلغ', telephone: '+15550100' },
    })
    expect(WebSite).toMatchObject({ url: 'https://gazette.example/', inLanguage: ['en', 'ar'] })
  })
})

test('where the site’s address is not known, nothing claims one', () => {
  const json = storyJson({ 'stories/harvest/en.md': harvestWith(FULL) }, 'en', '')
  expect(json.replaceAll('https://schema.org', '').replaceAll('https://licences.example', '')).not.toContain('http')
  expect(Object.keys(nodesOf(json))).toEqual(['AnalysisNewsArticle', 'NewsMediaOrganization', 'WebSite'])
  expect(nodesOf(json).AnalysisNewsArticle).toMatchObject({ '@id': '#story', publisher: { '@id': '#publisher' } })
})

test('nothing in it ends the script element that it stands in, or looks like markup', () => {
  const json = storyJson({ 'stories/harvest/en.md': harvestWith(FULL) })
  expect(json).toContain('\\u003c/script\\u003e')
  expect(json).not.toMatch(/[<>&=]/)
})
