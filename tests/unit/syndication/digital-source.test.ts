import { afterEach, describe, expect, test, vi } from 'vitest'
import { renderPage } from '../../../app/render.tsx'
import { messagesFor } from '../../../lib/language/messages.ts'
import { markdownFiles } from '../../../lib/syndication/markdown-edition.ts'
import { headMarkup } from '../../../lib/syndication/markup.ts'
import { type Changes, replaced } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { atomOf, jsonOf } from './helpers/feeds-of.ts'
import { made } from './helpers/site-context.ts'

afterEach(() => void vi.unstubAllEnvs())

const URI = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
const by = (facts: string): Changes => ({ 'stories/harvest/ar.md': replaced('by: machine', facts) })

/** Everything that is published of the story in a language, by the place of publication. */
async function published(changes: Changes, lang = 'ar'): Promise<Record<string, string>> {
  vi.stubEnv('SITE_URL', 'https://gazette.example/')
  const library = libraryOf(changes)
  const { metadata, markup } = await renderPage(`/${lang}/harvest/`, library)
  const story = library.stories.get('harvest')
  const markdown = story ? await made(markdownFiles(story, library.publication, undefined)) : new Map<string, string>()
  const { first } = await jsonOf(changes, undefined, `${lang}/feed.json`)
  return {
    meta: headMarkup(metadata),
    'structured data': /<script type="application\/ld\+json">.*?<\/script>/s.exec(markup)?.[0] ?? '',
    atom: await atomOf(changes, undefined, `${lang}/feed.xml`),
    'JSON feed': JSON.stringify(first),
    'story.md': markdown.get(`${lang}/harvest/story.md`) ?? '',
    page: markup,
  }
}

describe('a machine translation says so', () => {
  test.each([
    ['before it is reviewed', {}, messagesFor('ar').machineUnreviewed],
    ['and still does once it is reviewed', by('by: machine\n  reviewer: R. Roe'), messagesFor('ar').machineReviewed],
  ])('in every place of publication %s', async (_, changes, sentence) => {
    const { meta, atom, page, ...all } = await published(changes)
    expect(meta).toContain(`<meta name="iptc:digitalSourceType" content="${URI}">`)
    expect(all['structured data']).toContain(
      '"digitalSourceType":"https://schema.org/TrainedAlgorithmicMediaDigitalSource"',
    )
    const scheme = 'scheme="http://cv.iptc.org/newscodes/digitalsourcetype/" term="trainedAlgorithmicMedia"'
    expect(atom).toContain(`<category ${scheme} label="${sentence}" />`)
    expect(all['JSON feed']).toContain(`"digital_source_type":"${URI}"`)
    expect(all['story.md']).toContain(`digitalSourceType: ${URI}\n`)
    expect(page).toContain(sentence)
  })
})

test.each([
  ['an original', {}, 'en'],
  ['a person’s translation', by('by: human'), 'ar'],
])('%s says nothing of a machine in any place', async (_, changes, lang) => {
  for (const [place, text] of Object.entries(await published(changes, lang))) {
    expect(text, place).not.toMatch(/digitalsource|digital_source/i)
  }
})
