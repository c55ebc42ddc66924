import { afterEach, describe, expect, test, vi } from 'vitest'
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
})
