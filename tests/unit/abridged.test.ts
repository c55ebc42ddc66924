import { afterEach, expect, it, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { editionState, originalOf, withSharedIds } from '../../lib/story/translations/join-languages.ts'
import { parseStoryFiles } from '../../lib/story/translations/load-story.ts'
import { digestsOfOriginal, LEFT_OUT } from '../../lib/story/translations/staleness.ts'
import { type Changes, problemsAfter, writeNewsroom } from '../content/newsroom.ts'
import { libraryOf, storyIn } from './read-library.ts'
import { sectionsOf } from './sections-of.ts'
import { atomOf, jsonOf, SITE } from './syndication/helpers/feeds-of.ts'
import { storyJson } from './syndication/helpers/graph-of.ts'

afterEach(() => void vi.unstubAllEnvs())

const ORIGINAL = 'One.\n\nIn 1987 it burnt.\n\n## A\n\nAda Mill paid 40.\n\nLast.'

/** A story in English, and its translation into Arabic with some of its sections. */
function harvest(arabic: string, facts: object = {}, original = ORIGINAL): Changes {
  const translation = { of: 'en', by: 'human', form: 'abridged', ...facts }
  return {
    'stories/harvest/en.md': `---\ntitle: Harvest\ndate: 2025-02-24\n---\n\n${original}\n`,
    'stories/harvest/ar.md': `---\n${stringify({ title: 'حصاد', translation })}---\n\n${arabic}\n`,
  }
}

function idsOf(changes: Changes): string[] {
  return storyIn(libraryOf(changes), 'harvest', 'ar').sections.map(({ id }) => id)
}

test.each([
  ['that only ends early, in order', 'واحد.\n\nاحترق.', {}, ['p1', 'p2']],
  ['that leaves out its beginning, by numbers', 'احترق عام ١٩٨٧.\n\n## أ\n\nدفعت 40.', {}, ['p2', 'h1', 'p3']],
  ['that leaves out a heading, by structure', 'واحد.\n\n## أ\n\nالأخير.', {}, ['p1', 'h1', 'p3']],
  ['that records which, by that', 'واحد.\n\nالأخير.', { sections: recorded(['p1', 'p4']) }, ['p1', 'p4']],
])('the sections of an abridged translation %s are those of the original', (_, arabic, facts, ids) => {
  expect(idsOf(harvest(arabic, facts))).toEqual(ids)
})

it('keeps them where the original has a new section before them since, which is no change of the translation', () => {
  const changes = harvest('واحد.\n\nالأخير.', { sections: recorded(['p1', 'p4']) }, `New.\n\n${ORIGINAL}`)
  expect(idsOf(changes)).toEqual(['p2', 'p5'])
  expect(storyIn(libraryOf(changes), 'harvest', 'ar').translation?.staleness?.added).toEqual([])
})

it('is behind where a section that it has has changed, and not where another has, or is gone', () => {
  const stateAfter = (from: string, to: string) => {
    const changes = harvest('واحد.\n\nاحترق.', { sections: recorded(['p1', 'p2']) }, ORIGINAL.replace(from, to))
    const read = parseStoryFiles(writeNewsroom(changes), 'stories', 'harvest', undefined).files
    const original = originalOf(read)
    const translation = withSharedIds(read, original).find(({ lang }) => lang === 'ar')
    const { state, form, behind } = editionState(translation, original)
    return [state, form, behind?.changed]
  }
  expect(stateAfter('burnt', 'burned')).toEqual(['behind', 'abridged', ['p2']])
  expect(stateAfter('Last.', 'The end.')).toEqual(['complete', 'abridged', undefined])
  expect(stateAfter('\n\nLast.', '')).toEqual(['complete', 'abridged', undefined])
})

it('may not have a section that the original does not have, in that order', () => {
  const { rule, message, line } = problemsAfter(harvest('واحد.\n\n- قائمة\n\nاحترق.')).find(
    ({ severity }) => severity === 'error',
  ) ?? { rule: '' }
  expect([rule, message, line]).toEqual(['translation-misaligned', 'The original has no list of 1 here.', 11])
})

it('says in feeds that it is abridged, and links to the rest of the original', async () => {
  const changes = harvest('واحد.\n\nاحترق.', { by: 'machine' })
  const html = (await jsonOf(changes, SITE, 'ar/feed.json')).first.content_html
  expect(html).toContain('هذه ترجمة مختصرة.')
  expect(html).toContain(`<a href="${SITE}en/harvest/#h1">الإنجليزية</a>`)
  expect(await atomOf(changes, SITE, 'ar/feed.xml')).toMatch(/<category [^>]*label="[^"]* هذه ترجمة مختصرة\."/)
  const whole = harvest('واحد.\n\nالأخير.', { sections: recorded(['p1', 'p4']) })
  expect((await jsonOf(whole, SITE, 'ar/feed.json')).first.content_html).not.toContain('الإنجليزية')
})

test.each([
  ['complete', { translationOfWork: expect.anything() }],
  ['abridged', { translationOfWork: expect.anything(), genre: 'abridged translation' }],
  ['adapted', { isBasedOn: expect.anything(), genre: 'adaptation' }],
  ['summary', { isBasedOn: expect.anything(), genre: 'summary' }],
])('a translation that is %s says so in JSON-LD', (form, facts) => {
  const changes = harvest('واحد.\n\nاحترق.\n\n## أ\n\nدفعت.\n\nالأخير.', { form })
  const article = (lang: string) => JSON.parse(storyJson(changes, lang))['@graph'][0]
  const { translationOfWork, isBasedOn, genre } = article('ar')
  expect(JSON.parse(JSON.stringify({ translationOfWork, isBasedOn, genre }))).toEqual(facts)
  expect('workTranslation' in article('en')).toBe('translationOfWork' in facts)
})

/** What a translation with some sections of the original records. */
function recorded(ids: readonly string[]) {
  const sections = sectionsOf(ORIGINAL)
  const all = Object.entries(digestsOfOriginal({ title: 'Harvest' }, sections))
  return Object.fromEntries(
    all.map(([id, digest]) => [id, id === 'head' || ids.includes(id) ? digest : LEFT_OUT + digest]),
  )
}
