import { describe, expect, it } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { planFront } from '../../lib/library/front-plan.ts'
import { storiesIn } from '../../lib/library/library.ts'
import { listsIn } from '../../lib/library/lists.ts'
import { feedFiles } from '../../lib/syndication/feed-files.ts'
import { inOneLine, withBody, withFrontMatter, writeNewsroom } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'
import { contextOf, made } from './syndication/helpers/site-context.ts'

const dated = (date: string) => withFrontMatter(`title: A story\ndate: ${date}`)
const DRAFT = withFrontMatter('title: Soon\ndate: 2025-03-01\ndraft: true')
const TRANSLATION = withFrontMatter('title: Soon\ntranslation: {of: en, by: human}')

describe('stories are in order', () => {
  it('with the newest first, and undated ones last', () => {
    const undated = withFrontMatter('title: A story\naccept:\n  date-missing: Nobody knows.')
    const { stories } = libraryOf({
      'stories/ancient/en.md': dated('1899-12-31'),
      'stories/latest/en.md': dated('2025-03-01'),
      'stories/a-undated/en.md': undated,
      'stories/b-undated/en.md': undated,
    })
    expect([...stories.keys()]).toEqual(['latest', 'harvest', 'ancient', 'a-undated', 'b-undated'])
  })

  it('of the same time, with the one updated last first, whatever their names', () => {
    const library = libraryOf({
      'stories/a/en.md': dated('2025-03-01'),
      'stories/b/en.md': dated('2025-03-01\nupdated: 2025-03-02'),
      'stories/c/en.md': dated('2025-03-01\nupdated: 2025-03-03'),
    })
    const order = ['c', 'b', 'a', 'harvest']
    expect([...library.stories.keys()]).toEqual(order)
    expect(storiesIn(library, 'en').map(({ slug }) => slug)).toEqual(order)
  })

  it('by the moment, whatever the zone', () => {
    const { stories } = libraryOf({
      'stories/earlier/en.md': dated('2025-03-01T05:00:00+08:00'),
      'stories/later/en.md': dated('2025-03-01T01:00:00Z'),
    })
    expect([...stories.keys()]).toEqual(['later', 'earlier', 'harvest'])
  })
})

it('in each language stories are in the order of the dates of that language, in lists, on the front page and in feeds', async () => {
  const translated = (facts: string) => withFrontMatter(`title: أ\ntranslation: {of: en, by: human}\n${facts}`)
  const library = libraryOf({
    'stories/early/en.md': dated('2025-03-01'),
    'stories/early/ar.md': translated('date: 2025-06-01'),
    'stories/late/en.md': dated('2025-04-01'),
    'stories/late/ar.md': translated('updated: 2025-04-02'),
  })
  const inArabic = ['early', 'late', 'harvest']
  expect(storiesIn(library, 'en').map(({ edition }) => edition.slug)).toEqual(['late', 'early', 'harvest'])
  expect(storiesIn(library, 'ar').map(({ edition }) => edition.slug)).toEqual(inArabic)
  const archive = listsIn(library, 'ar').get('/ar/archive/')
  expect(archive?.kind === 'archive' && archive.items.map(({ slug }) => slug)).toEqual(inArabic)
  expect(planFront(library, 'ar').lead?.edition.slug).toBe('early')
  const feeds = await made(feedFiles(contextOf(library)))
  const { items } = JSON.parse(feeds.get('ar/feed.json') ?? '')
  expect(items.map(({ url }: { url: string }) => url.split('/').at(-2))).toEqual(inArabic)
})

describe('a draft', () => {
  it('is left out', () => {
    expect([...libraryOf({ 'stories/soon/en.md': DRAFT }).stories.keys()]).toEqual(['harvest'])
  })

  it('takes its translations with it', () => {
    const { stories } = libraryOf({ 'stories/soon/en.md': DRAFT, 'stories/soon/ar.md': TRANSLATION })
    expect([...stories.keys()]).toEqual(['harvest'])
  })

  it('that is a translation is left out alone', () => {
    const { stories } = libraryOf({
      'stories/soon/en.md': dated('2025-03-01'),
      'stories/soon/ar.md': withFrontMatter('title: Soon\ndraft: true\ntranslation: {of: en, by: human}'),
    })
    expect([...(stories.get('soon')?.editions.keys() ?? [])]).toEqual(['en'])
  })

  it('is checked all the same, and may lead to other drafts', () => {
    const body = 'See [that](/en/later/) and [below](#p1).\n\n<blink>'
    const { problems } = readLibrary(
      writeNewsroom({
        'stories/soon/en.md': withBody(body).replace('date:', 'draft: true\ndate:'),
        'stories/later/en.md': DRAFT,
      }),
    )
    expect(problems.map(inOneLine)).toEqual(['content/stories/soon/en.md:9:1 raw-html (warning)'])
  })

  it('with errors is left out, and all else is published', () => {
    const broken = 'See [that](/en/nowhere/).\n\n<blink>'
    const { library, problems } = readLibrary(
      writeNewsroom({
        'stories/soon/en.md': withBody(broken).replace(/^title:.*$/m, 'draft: true\nsection: none\nmistyped: 1'),
        'stories/soon/ar.md': TRANSLATION.replace('title:', 'unknown: 1\ntitle:'),
        'stories/done/en.md': dated('2025-03-01'),
        'stories/done/ar.md': withBody(broken).replace(
          /^title:.*$/m,
          'draft: true\ncover: {src: no.jpg}\ntranslation: {of: en, by: human}',
        ),
      }),
    )
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['soon/en', 'soon/ar', 'done/ar'].map((name) => `content/stories/${name}.md`)),
    )
    expect([...(library?.stories.keys() ?? [])]).toEqual(['done', 'harvest'])
    expect([...(library?.stories.get('done')?.editions.keys() ?? [])]).toEqual(['en'])
  })

  it('has its errors as errors once it is no draft', () => {
    const { problems } = readLibrary(writeNewsroom({ 'stories/soon/en.md': withBody('<blink>') }))
    expect(problems.map(inOneLine)).toEqual(['content/stories/soon/en.md:6:1 raw-html'])
  })
})

describe('a warning', () => {
  const undated = 'title: A story\naccept:\n  date-missing: Nobody knows.'

  it('that a file accepts, with a reason, is no problem', () => {
    const { problems } = readLibrary(writeNewsroom({ 'stories/old/en.md': withFrontMatter(undated) }))
    expect(problems).toEqual([])
  })

  it('of another file is not accepted by it', () => {
    const changes = {
      'stories/old/en.md': withFrontMatter(undated),
      'stories/new/en.md': withFrontMatter('title: New'),
    }
    const { problems } = readLibrary(writeNewsroom(changes))
    expect(problems.map(inOneLine)).toEqual(['content/stories/new/en.md:1:1 date-missing (warning)'])
  })
})

it('links may lead to every kind of place', () => {
  const links = `[web](https://example.com/) [mail](mailto:desk@example.com) [call](tel:+861085061466) [choice](/)
[front](/ar/) [page](/en/about/) [desk](/ar/topics/science/) [archive](/en/archive/2025/02/)
[neighbour](../harvest/#figure1) [other language](/ar/harvest/#quote1-p1) [below](#p1) [note](#note-1)[^1]`
  const { problems } = readLibrary(writeNewsroom({ 'stories/links/en.md': withBody(`${links}\n\n[^1]: A note.`) }))
  expect(problems).toEqual([])
})

it('hidden files are nobody’s business', () => {
  const changes = { 'stories/.DS_Store': 'x', 'stories/harvest/.en.md.swp': 'x', 'pages/.git/config': 'x' }
  expect(readLibrary(writeNewsroom(changes)).problems).toEqual([])
})
