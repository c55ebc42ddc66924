import { afterEach, describe, expect, test, vi } from 'vitest'
import { googleProblems } from '../unit/syndication/helpers/google-problems.ts'
import {
  CODED,
  DESCRIBED,
  FULL,
  frontJson,
  fullSite,
  harvestWith,
  profileJson,
  storyJson,
} from '../unit/syndication/helpers/graph-of.ts'
import { vocabularyProblems } from '../unit/syndication/helpers/vocabulary-problems.ts'

afterEach(() => void vi.unstubAllEnvs())

const FULL_NEWSROOM = { 'site.yaml': fullSite, 'stories/harvest/en.md': harvestWith(FULL) }
const CREDITED = { 'stories/harvest/en.md': harvestWith(FULL.replace('Drawing: Ada', 'Ada Writer')) }
const ORGANIZATION = {
  ...DESCRIBED,
  'site.yaml': (good: string) => `${good}authors: {ada-writer: {kind: organization}}\n`,
}
const HUMAN = {
  'stories/harvest/ar.md': (good: string) => good.replace('by: machine', 'by: human\n  translator: Sara'),
}

/** JSON-LD of every kind, by what it is of. */
function graphs() {
  return {
    'a story with every fact': storyJson(FULL_NEWSROOM),
    'a story with few facts': storyJson({}),
    'a story with a picture by its author': storyJson(CREDITED),
    'a translation': storyJson(HUMAN, 'ar'),
    'a machine translation': storyJson({}, 'ar'),
    'a story whose topics have codes': storyJson(CODED, 'ar'),
    'a front page': frontJson(FULL_NEWSROOM),
    'an author': profileJson(DESCRIBED),
    'an organization that is an author': profileJson(ORGANIZATION),
    'a site without an address': storyJson(FULL_NEWSROOM, 'en', ''),
  }
}

describe('schema.org’s vocabulary', () => {
  test('has every type and property, and each where it belongs', { timeout: 600_000 }, () => {
    const sound = graphs()
    const problems = vocabularyProblems(sound)
    expect([...problems]).toEqual(Object.keys(sound).map((name) => [name, '']))
  })

  test('has nothing else: what is misspelt or misplaced is found', { timeout: 600_000 }, () => {
    const sound = storyJson(FULL_NEWSROOM)
    const machine = storyJson({}, 'ar')
    const problems = vocabularyProblems({
      'no type': sound.replace('"AnalysisNewsArticle"', '"NewsStory"'),
      'no property': sound.replace('"headline"', '"headLine"'),
      'no source type': machine.replace('TrainedAlgorithmicMedia', 'MachineTranslation'),
      'no property of an author': profileJson(DESCRIBED).replace('"jobTitle"', '"role"'),
      'no property of a picture': storyJson(CREDITED).replace('"creator"', '"maker"'),
      'no property of a term': storyJson(CODED).replace('"termCode"', '"qcode"'),
      'another type’s property': sound.replace('"correctionsPolicy"', '"datePublished"'),
      'another property’s value': sound.replace('{"@type":"CorrectionComment"', '{"@type":"ContactPoint"'),
    })
    expect(problems.get('no type')).toContain('"NewsStory"')
    expect(problems.get('no property')).toContain('\'"headLine"\' does not exist')
    expect(problems.get('no source type')).toContain('MachineTranslationDigitalSource')
    expect(problems.get('no property of an author')).toContain('"role"')
    expect(problems.get('no property of a picture')).toContain('"maker"')
    expect(problems.get('no property of a term')).toContain('"qcode"')
    expect(problems.get('another type’s property')).toContain('\'"datePublished"\' does not exist')
    expect(problems.get('another property’s value')).toContain('"ContactPoint"')
  })
})

describe('Google', () => {
  test('misses nothing that it requires where the site’s address is known', () => {
    const { 'a site without an address': _, ...known } = graphs()
    for (const [name, json] of Object.entries(known)) expect(googleProblems(json, 'required'), name).toEqual([])
  })

  test('misses nothing that it recommends of a story with every fact', () => {
    expect(googleProblems(storyJson(FULL_NEWSROOM), 'recommended')).toEqual([])
  })

  test('would miss what is taken away', () => {
    const json = storyJson(FULL_NEWSROOM)
    expect(googleProblems(json.replace('"contentUrl"', '"x"'), 'required')).toEqual(['ImageObject lacks contentUrl'])
    expect(googleProblems(json.replace('"position"', '"x"'), 'required')).toEqual(['ListItem lacks position'])
    expect(googleProblems(json.replace('"datePublished"', '"x"'), 'recommended')).toEqual([
      'AnalysisNewsArticle lacks datePublished',
    ])
  })
})
